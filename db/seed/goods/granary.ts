import { type Good, grade, jin, loose, poured, weighed } from './good'

const rice = [weighed(5000, '袋', 5000), weighed(2500, '袋', 5000), weighed(10000, '袋', 5000)]
const nuts = [jin(1, '袋'), jin(2, '袋'), jin(5, '袋')]

export const granaryGoods: Good[] = [
  {
    code: 'P047',
    family: 'nuts',
    packs: [weighed(250, '罐', 250), weighed(500, '罐', 250)],
    zh: '吊瓜籽壳薄仁厚，一嗑两半，炒得刚好不焦。',
    en: 'Thin shell, thick kernel, cracks clean in two; roasted just short of brown.',
    grades: [
      grade('长兴吊瓜籽 {autumn} 新炒', 'Changxing Diaogua seeds, roasted {autumn}', 0.5),
      grade('长兴吊瓜籽 大粒奶香', 'Changxing Diaogua seeds, large, creamy', 0.82),
      grade('长兴吊瓜籽 原味', 'Changxing Diaogua seeds, plain', 0.2),
    ],
  },
  {
    code: 'P048',
    family: 'nuts',
    packs: nuts,
    zh: '白果要煮熟去芯才吃，成人一天不过十颗，小孩减半，孕妇不要吃。',
    en: 'Ginkgo nuts are eaten cooked and cored: ten a day at most for adults, half for children, none in pregnancy.',
    grades: [
      grade('长兴白果 佛指', 'Changxing ginkgo nuts, Fozhi', 0.56),
      grade('长兴白果 梅核', 'Changxing ginkgo nuts, Meihe', 0.3),
      grade('十里古银杏 大粒白果', 'Changxing ginkgo nuts, large', 0.84),
    ],
  },
  {
    code: 'P049',
    family: 'nuts',
    packs: [loose, jin(5, '袋')],
    zh: '板栗落地才捡，存沙里，甜味慢慢转上来。',
    en: 'Chestnuts are gathered where they fall and rested in sand while the sweetness rises.',
    grades: [grade('长兴板栗 魁栗', 'Changxing chestnuts, Kuili', 0.62), grade('长兴板栗 油栗', 'Changxing chestnuts, glossy', 0.3)],
  },
  {
    code: 'P050',
    family: 'nuts',
    packs: [weighed(250, '罐', 500), weighed(500, '罐', 500)],
    zh: '山核桃头道去涩，柴火炒，敲开是整仁。',
    en: 'Hickory nuts boiled free of bitterness and roasted over wood; the kernels come out whole.',
    grades: [grade('安吉山核桃 手剥椒盐', 'Anji hickory nuts, pepper and salt', 0.5)],
  },
  {
    code: 'P051',
    family: 'grain',
    packs: rice,
    zh: '稻田里养着甲鱼，不打药，米粒细长，焖饭有桂花一样的香。',
    en: 'Turtles live in the paddy, so nothing is sprayed; slender grains that smell of osmanthus as they steam.',
    grades: [
      grade('下渚湖香米 {autumn} 新米', 'Xiazhuhu fragrant rice, {autumn} crop', 0.5),
      grade('下渚湖香米 鳖稻', 'Xiazhuhu fragrant rice from turtle paddies', 0.84),
      grade('德清香米 家常', 'Deqing fragrant rice', 0.16),
    ],
  },
  {
    code: 'P052',
    family: 'grain',
    packs: rice,
    zh: '溇港圩田的粳米，圆粒，煮粥有米油。',
    en: 'Round-grained rice of the lougang polders; its porridge carries a skin of rice cream.',
    grades: [
      grade('溇港大米 {autumn} 新米', 'Lougang polder rice, {autumn} crop', 0.56),
      grade('溇港大米 胚芽留存', 'Lougang polder rice, germ left on', 0.86),
    ],
  },
  {
    code: 'P053',
    family: 'grain',
    packs: rice,
    zh: '鸭子在稻行里走了两个月，田肥，米有嚼头。',
    en: 'Ducks walked between the rows for two months. The soil is rich and the rice has a bite.',
    grades: [
      grade('长兴稻鸭米 {autumn} 新米', 'Changxing rice-duck rice, {autumn} crop', 0.5),
      grade('长兴稻鸭米 糙米', 'Changxing rice-duck rice, brown', 0.7),
      grade('稻鸭米 家用袋', 'Rice-duck rice, household bag', 0.2),
    ],
  },
  {
    code: 'P054',
    family: 'oil',
    packs: [poured(5000, '桶', 5000), poured(2500, '桶', 5000)],
    zh: '当年菜籽，低温压榨，油色清黄，起锅一股菜花香。',
    en: 'This year’s rapeseed pressed cool: clear yellow oil that smells of the field when the pan is hot.',
    grades: [
      grade('长兴菜籽油 冷榨', 'Changxing rapeseed oil, cold-pressed', 0.5),
      grade('长兴菜籽油 土榨浓香', 'Changxing rapeseed oil, toasted seed', 0.74),
      grade('菜籽油 家用桶', 'Rapeseed oil, household jug', 0.2),
    ],
  },
  {
    code: 'P055',
    family: 'oil',
    packs: [poured(500, '瓶', 500), poured(500, '瓶', 500, 2)],
    zh: '山茶籽霜降后采，晒开壳，一百斤籽出二十来斤油。',
    en: 'Camellia seed gathered after the first frost and sunned open; a hundred jin gives about twenty of oil.',
    grades: [grade('安吉山茶油 头道', 'Anji camellia oil, first pressing', 0.72), grade('安吉山茶油 家用', 'Anji camellia oil', 0.3)],
  },
]
