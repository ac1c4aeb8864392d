import { type Good, grade, weighed } from './good'

const tins = [weighed(50, '罐', 100), weighed(100, '罐', 100), weighed(250, '罐', 100)]
const boxes = [weighed(100, '盒', 100), weighed(250, '盒', 100)]

export const teaGoods: Good[] = [
  {
    code: 'P001',
    family: 'tea',
    packs: tins,
    zh: '白叶一号的芽头春天发白，叶脉还绿着，氨基酸高，入口鲜。',
    en: 'In spring the buds of this cultivar turn pale while the veins stay green; the cup is fresh and almost savoury.',
    grades: [
      grade('安吉白茶 {spring} 明前特级', 'Anji white-leaf tea, picked before Qingming {spring}, top grade', 0.86, { tag: 'mingqian' }),
      grade('安吉白茶 {spring} 明前一级', 'Anji white-leaf tea, picked before Qingming {spring}, first grade', 0.58, { tag: 'mingqian' }),
      grade('安吉白茶 {spring} 雨前二级', 'Anji white-leaf tea, picked before Guyu {spring}, second grade', 0.24, { tag: 'guyuqian' }),
      grade('安吉白茶 口粮茶', 'Anji white-leaf tea for every day', 0.06),
      grade('安吉白茶 {next} 头采预订', 'Anji white-leaf tea, first picking of {next}', 0.95, {
        tag: 'pre-order',
        ahead: true,
        packs: boxes,
      }),
    ],
  },
  {
    code: 'P002',
    family: 'tea',
    packs: [weighed(50, '盒', 100), weighed(100, '盒', 100)],
    zh: '芽色带紫，卷成笋形，陆羽写「紫者上、笋者上」，说的就是这一路。',
    en: 'Buds tinged with purple and curled like a shoot: the kind Lu Yu placed first in his Classic of Tea.',
    grades: [
      grade('长兴紫笋茶 {spring} 明前特级', 'Changxing Zisun tea, before Qingming {spring}, top grade', 0.8, { tag: 'mingqian' }),
      grade('顾渚紫笋 {spring} 谷雨前', 'Guzhu Zisun tea, before Guyu {spring}', 0.36, { tag: 'guyuqian' }),
      grade('顾渚老丛紫笋 手炒小锅', 'Guzhu Zisun from old bushes, small hand-fired pan', 0.97),
    ],
  },
  {
    code: 'P003',
    family: 'tea',
    packs: boxes,
    zh: '莫干黄芽多一道闷黄，汤色杏黄，涩味退了，甜味上来。',
    en: 'Wrapped warm until it yellows, Mogan Huangya pours apricot-coloured, less sharp than green tea and sweeter.',
    grades: [
      grade('莫干黄芽 {spring} 一芽一叶', 'Mogan Huangya yellow tea {spring}, one bud one leaf', 0.66),
      grade('莫干黄芽 谷雨前采', 'Mogan Huangya yellow tea, picked before Guyu', 0.34, { tag: 'guyuqian' }),
      grade('莫干黄芽 日常款', 'Mogan Huangya yellow tea, everyday', 0.08),
    ],
  },
  {
    code: 'P004',
    family: 'tea',
    packs: boxes,
    zh: '用莫干山秋叶做的工夫红茶，条索紧，带一点蜜香。',
    en: 'A black tea of autumn leaf from Moganshan, tightly rolled, with a scent of honey.',
    grades: [
      grade('莫干山红茶 秋叶', 'Moganshan black tea, autumn leaf', 0.26),
      grade('莫干山红茶 春芽金毫', 'Moganshan black tea, golden spring buds', 0.82),
      grade('莫干山红茶 大叶耐泡', 'Moganshan black tea, large leaf for long brewing', 0.08),
    ],
  },
  {
    code: 'P005',
    family: 'tea',
    packs: boxes,
    zh: '白茶采到四月底，叶子转绿，正好做红茶，甜润不苦。',
    en: 'By the end of April the pale leaf has turned green and makes a sweet, round black tea.',
    grades: [
      grade('安吉红茶 白叶一号', 'Anji black tea from white-leaf bushes', 0.4),
      grade('安吉红茶 蜜香小种', 'Anji black tea, honey-scented', 0.74),
    ],
  },
  {
    code: 'P006',
    family: 'tea',
    packs: tins.slice(0, 2),
    zh: '黄金芽整个生长季都是黄的，产量少，汤色像香槟。',
    en: 'Huangjinya stays golden all through the season. It gives little leaf and pours like pale champagne.',
    grades: [
      grade('安吉黄金芽 {spring} 明前', 'Anji Huangjinya tea, before Qingming {spring}', 0.72, { tag: 'mingqian' }),
      grade('安吉黄金芽 {spring} 雨前', 'Anji Huangjinya tea, before Guyu {spring}', 0.34, { tag: 'guyuqian' }),
      grade('安吉黄金芽 {next} 明前预订', 'Anji Huangjinya tea, early picking of {next}', 0.8, { tag: 'pre-order', ahead: true }),
    ],
  },
  {
    code: 'P007',
    family: 'tea',
    packs: boxes,
    zh: '三癸亭下的雨芽，芽细毫多，豆香里带一点兰花。',
    en: 'Fine, downy buds from below the Sangui pavilion, with the scent of beans and a little orchid.',
    grades: [
      grade('妙西三癸雨芽 {spring} 明前', 'Miaoxi Sangui Yuya green tea, before Qingming {spring}', 0.8, { tag: 'mingqian' }),
      grade('妙西三癸雨芽 {spring} 谷雨前', 'Miaoxi Sangui Yuya green tea, before Guyu {spring}', 0.42, { tag: 'guyuqian' }),
      grade('三癸雨芽 大袋家用', 'Sangui Yuya green tea, household bag', 0.1, {
        packs: [weighed(250, '袋', 100), weighed(500, '袋', 100)],
      }),
    ],
  },
  {
    code: 'P008',
    family: 'herbal',
    packs: [weighed(250, '罐', 250), weighed(500, '罐', 250)],
    zh: '烘青豆、橘皮、紫苏籽、芝麻，一把放进盖碗，先喝后吃，德清人家待客就是它。',
    en: 'Roasted green soybeans, orange peel, perilla and sesame in one bowl: drink first, then eat. It is what a guest in Deqing is given.',
    grades: [
      grade('德清烘豆茶 咸香', 'Deqing roasted-bean tea, savoury', 0.3),
      grade('防风茶 橘皮紫苏烘豆', 'Fangfeng tea with orange peel, perilla and roasted beans', 0.66),
    ],
  },
  {
    code: 'P009',
    family: 'herbal',
    packs: [weighed(100, '罐', 100), weighed(250, '袋', 100)],
    zh: '经霜的桑叶洗净切条，小锅慢炒，汤色清，带一点干草甜。',
    en: 'Mulberry leaf taken after frost, washed, cut and slowly fired; a clear cup with the sweetness of hay.',
    grades: [
      grade('霜后桑叶茶', 'Mulberry-leaf tea, after frost', 0.4),
      grade('春桑嫩芽茶', 'Mulberry-bud tea, spring', 0.76),
      grade('桑叶茶 家常袋装', 'Mulberry-leaf tea, household bag', 0.08),
    ],
  },
]
