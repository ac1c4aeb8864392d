import { words } from '#app/i18n/words'

/** Why a weight is not taken, and what has to wait for one. */
export const weighingRefusals = words({
  'weigh-first': {
    zh: '还有 {n} 样没有过秤，请先称重再装箱发货',
    en: {
      one: '{n} thing has not been weighed yet; please weigh it before packing or sending',
      other: '{n} things have not been weighed yet; please weigh them before packing or sending',
    },
  },
  'weight-far-off': {
    zh: '写的是 {scaleGrams}，按订的应该在 {nominalGrams} 上下，差得太多。请再看一眼秤和单位；没看错的话，打上勾再保存',
    en: 'That says {scaleGrams}, but what was ordered weighs about {nominalGrams}. Please look at the scale and the unit again; if it is right, tick the box and save once more',
  },
  'not-weighed': { zh: '这样东西是一口价，不用称重', en: 'This one has a fixed price and is not weighed' },
  'card-being-charged': {
    zh: '银行正在按实重扣款，请过一分钟再试',
    en: 'The card is being charged by weight at this moment; please try again in a minute',
  },
})
