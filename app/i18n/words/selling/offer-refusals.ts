import { words } from '#app/i18n/words'

/** Why an offer cannot be priced by weight in this way. */
export const offerRefusals = words({
  'weigh-unit': {
    zh: '按「{unit}」卖的，价钱本来就跟着分量走，不用再按实重结算。论个、论条卖的才要',
    en: 'What is sold by the {unit} is priced by weight already. Pricing by the scale is for goods sold by the piece',
  },
  'weigh-needs-grams': {
    zh: '按实重结算的，请写一个大约多少克',
    en: 'For goods priced by weight, please say about how many grams one is',
  },
  'estimate-odd': {
    zh: '照这样算，一个要 {priceMinor}，不像是对的。请看看价钱和分量',
    en: 'That would make one cost {priceMinor}, which cannot be right. Please check the price and the weight',
  },
})
