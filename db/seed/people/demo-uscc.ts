import { hasUsccCheck } from '#app/sellers/opening/uscc'

const registers = { cooperative: '93', company: '91', collective: 'N2' } as const
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The ninth character of an organisation code (GB 11714-1997). */
function organisationCheck(digits: string): string {
  const sum = organisationWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return ['0', 'X', ...'987654321'][sum % 11] ?? '0'
}

/**
 * An invented 统一社会信用代码 with right check characters (GB 32100-2015). Its organisation part begins with zeros, which is given to nobody.
 * @param county six digits of the county that would have registered it
 */
export function demoUscc(kind: keyof typeof registers, county: string, serial: number): string {
  const organisation = String(serial).padStart(8, '0')
  const body = `${registers[kind]}${county}${organisation}${organisationCheck(organisation)}`
  const code = [...characters].map((check) => body + check).find(hasUsccCheck)
  if (!code) throw new Error(`no check character fits ${body}`)
  return code
}
