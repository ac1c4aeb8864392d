import { plainDigits } from '#app/kernel/money'

export type AddressLine = { name: string; phone: string; place: string }

const PHONE = /(?<!\d)(?:\+?86[\s-]?)?(1[3-9]\d)[\s-]?(\d{4})[\s-]?(\d{4})(?!\d)/
const LABEL =
  /(?:收货人|收件人|收货地址|详细地址|所在地区|联系电话|联系方式|联系人|手机号码|手机号|电话号码|姓名|手机|电话|地址|邮编|name|phone|tel|mobile|address)\s*[:：]\s*/gi
const POSTCODE = /(?<!\d)\d{6}(?!\d)/
const PLACE_SIGN = /[省市区县镇乡村路街道号室幢栋楼座巷弄园场店组队社厦州盟旗\d]/
const HAN_NAME = /^[\p{Script=Han}]{2,4}$|^[\p{Script=Han}]{1,6}[·•][\p{Script=Han}]{1,6}$/u
const HONORIFIC = /(?:先生|女士|小姐|阿姨|师傅|老师|老板|同学)$/
const LATIN_NAME = /^[A-Za-z][A-Za-z.'-]*$/
/** A name stuck to the end of an address: 红旗路18号陈小满. */
const NAME_AT_END =
  /^(.*(?:\d(?:号|室|楼|层|栋|幢|座|单元)?|号|室|楼|层|栋|幢|座|店|村|苑|庭|园))((?:[\p{Script=Han}]{2,3})(?:先生|女士|阿姨|师傅|老师)?)$/u

const isName = (part: string) =>
  (HAN_NAME.test(part) || HONORIFIC.test(part)) && part.length <= 8 && !PLACE_SIGN.test(part.replace(HONORIFIC, ''))

function takeName(parts: string[]): { name: string; rest: string[] } {
  const from = parts.findIndex((part) => LATIN_NAME.test(part))
  const latin = from >= 0 ? parts.slice(from).findIndex((part) => !LATIN_NAME.test(part)) : -1
  const at = parts.findIndex(isName)
  if (at >= 0) return { name: parts[at] ?? '', rest: parts.filter((_, i) => i !== at) }
  if (from >= 0) {
    const count = latin < 0 ? parts.length - from : latin
    return { name: parts.slice(from, from + count).join(' '), rest: [...parts.slice(0, from), ...parts.slice(from + count)] }
  }
  for (const [i, part] of parts.entries()) {
    const [, place, name] = NAME_AT_END.exec(part) ?? []
    if (place && name && isName(name)) return { name, rest: parts.with(i, place) }
  }
  return { name: '', rest: parts }
}

/**
 * Splits one pasted line such as 「陈小满，13800138000，浙江省湖州市吴兴区月河街道红旗路18号」 into who, phone and place, in any order.
 * What is not found is empty; nothing is invented. `place` still begins with its divisions.
 */
export function splitAddressLine(text: string): AddressLine {
  const plain = plainDigits(text.slice(0, 400)).replace(LABEL, ' ')
  const found = PHONE.exec(plain)
  const phone = found ? `${found[1]}${found[2]}${found[3]}` : ''
  const withoutPhone = found ? `${plain.slice(0, found.index)}\n${plain.slice(found.index + found[0].length)}` : plain
  const parts = withoutPhone
    .replace(POSTCODE, ' ')
    .split(/[\s,，;；、|。:：]+/)
    .filter(Boolean)
  const { name, rest } = takeName(parts)
  return { name, phone, place: rest.join('') }
}
