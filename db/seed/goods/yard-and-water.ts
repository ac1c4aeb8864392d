import { byScale, counted, type Good, grade, jin, piece, weighed, whole } from './good'

const fish = { zh: '整条', en: 'One whole fish' }

export const livestockGoods: Good[] = [
  {
    code: 'P056',
    family: 'meat',
    packs: [jin(2, '袋'), jin(4)],
    zh: '湖羊吃桑叶长大，肉色粉红，焯水没有膻气。',
    en: 'Hu sheep raised on mulberry leaf: pink meat with hardly a smell even in the first boil.',
    grades: [
      grade('湖羊肉 鲜切腿肉', 'Hu sheep lamb, fresh leg', 0.74),
      grade('湖羊肉 带骨炖块', 'Hu sheep lamb on the bone, for stew', 0.3),
    ],
  },
  {
    code: 'P059',
    family: 'meat',
    packs: [
      byScale('只', 1500, { zh: '1 只', en: 'One bird' }, { weighGrams: 500, specGrams: 1500, tolerancePercent: 15 }),
      piece('只', '大只，约 2 公斤', 'One large bird, about 2 kg', 1.3),
    ],
    zh: '竹林里跑了六个月，脚细爪尖，炖汤一层黄油。',
    en: 'Six months among bamboo, thin-legged and sharp-clawed; its broth carries golden fat.',
    grades: [grade('安吉竹林鸡 现宰', 'Anji bamboo-forest chicken, dressed to order', 0.3)],
  },
  {
    code: 'P060',
    family: 'meat',
    packs: [piece('只', '1 只，约 2.5 公斤', 'One bird, about 2.5 kg')],
    zh: '太湖鹅个头小，肉紧，红烧、白切、糟卤都行。',
    en: 'Taihu geese are small and firm: good braised, poached or steeped in wine lees.',
    grades: [
      grade('湖州太湖鹅 老鹅炖汤', 'Huzhou Taihu goose, mature, for soup', 0.7),
      grade('湖州太湖鹅 仔鹅', 'Huzhou Taihu goose, young', 0.3),
    ],
  },
  {
    code: 'P061',
    family: 'eggs',
    packs: [counted(30, '盒', 30, '枚', 'eggs'), counted(15, '盒', 30, '枚', 'eggs')],
    zh: '鸡散在林子里，蛋大小不齐，蛋黄颜色深浅看当季吃什么。',
    en: 'The hens roam; eggs differ in size and the yolk in colour with what they find.',
    grades: [
      grade('安吉土鸡蛋 散养', 'Anji free-range eggs', 0.5),
      grade('安吉土鸡蛋 竹林头窝蛋', 'Anji free-range eggs, first clutch', 0.8),
    ],
  },
  {
    code: 'P062',
    family: 'eggs',
    packs: [counted(20, '盒', 20, '枚', 'eggs'), counted(10, '盒', 20, '枚', 'eggs')],
    zh: '黄泥裹二十八天，蛋黄起沙冒油，咸度可以空口吃。',
    en: 'Twenty-eight days in yellow clay: the yolk is sandy and runs with oil, mild enough to eat plain.',
    grades: [
      grade('长兴咸鸭蛋 黄泥腌', 'Changxing salted duck eggs, clay-cured', 0.5),
      grade('长兴咸鸭蛋 稻鸭蛋', 'Changxing salted duck eggs from paddy ducks', 0.8),
      grade('长兴咸鸭蛋 淡口', 'Changxing salted duck eggs, mild', 0.24),
    ],
  },
  {
    code: 'P074',
    family: 'honey',
    packs: [weighed(500, '瓶', 500), weighed(250, '瓶', 500)],
    zh: '山里百花蜜，颜色随花期，冬天结成细沙。',
    en: 'Honey of many mountain flowers: its colour follows the bloom and it sets fine in winter.',
    grades: [
      grade('安吉百花蜜 封盖成熟蜜', 'Anji wildflower honey, capped', 0.5),
      grade('安吉土蜂蜜 冬蜜', 'Anji honey, late harvest', 0.9),
    ],
  },
  {
    code: 'P075',
    family: 'honey',
    packs: [weighed(100, '瓶', 100), weighed(250, '瓶', 100)],
    zh: '蜂王浆鲜取冷冻，乳白带酸，辣喉咙才是正味。',
    en: 'Royal jelly frozen as it is taken: milky and sharp, and it should sting the throat a little.',
    grades: [
      grade('德清蜂王浆 春浆', 'Deqing royal jelly, spring', 0.66),
      grade('德清蜂王浆 油菜浆', 'Deqing royal jelly, rape blossom', 0.3),
    ],
  },
]

const eight = { zh: '8 只（4 公 4 母）', en: 'Box of 8 (4 male, 4 female)' }
const crabs = [piece('盒', eight.zh, eight.en), piece('盒', '4 只（2 公 2 母）', 'Box of 4 (2 male, 2 female)', 0.5)].map((p, i) => ({
  ...p,
  pieces: i === 0 ? 8 : 4,
}))

export const aquaticGoods: Good[] = [
  {
    code: 'P063',
    family: 'water',
    permit: true,
    packs: crabs,
    zh: '引太湖水塘养的蟹，青背白肚，绳捆不带水。',
    en: 'Farmed in ponds fed with lake water: dark back, white belly, tied with dry string.',
    grades: [
      grade('吴兴太湖蟹 公 3 两 母 2 两', 'Wuxing Taihu crabs, 150 g males, 100 g females', 0.28),
      grade('吴兴太湖蟹 公 4 两 母 3 两', 'Wuxing Taihu crabs, 200 g males, 150 g females', 0.62),
      grade('吴兴太湖蟹 公 5 两 母 4 两', 'Wuxing Taihu crabs, 250 g males, 200 g females', 0.94),
      grade('吴兴太湖蟹 家常小蟹', 'Wuxing Taihu crabs, small, for the household', 0.06),
    ],
  },
  {
    code: 'P064',
    family: 'water',
    packs: crabs,
    zh: '洪桥河蟹，水草塘里长大，蟹脚金黄，膏满才捆。',
    en: 'Crabs of Hongqiao from ponds full of weed: golden legs, tied only when they are full.',
    grades: [
      grade('长兴河蟹 公 3 两 母 2 两', 'Changxing mitten crabs, 150 g males, 100 g females', 0.26),
      grade('长兴河蟹 公 4 两 母 3 两', 'Changxing mitten crabs, 200 g males, 150 g females', 0.66),
      grade('长兴河蟹 醉蟹小只', 'Changxing mitten crabs, small, for wine', 0.06),
    ],
  },
  {
    code: 'P065',
    family: 'water',
    permit: true,
    packs: [jin(1, '盒'), jin(2, '盒')],
    zh: '白虾通体透亮，壳软，盐水一煮连壳吃。',
    en: 'Almost clear, soft-shelled shrimp: boil in salted water and eat shell and all.',
    grades: [
      grade('太湖白虾 塘养鲜虾', 'Taihu white shrimp, farmed', 0.5),
      grade('太湖白虾 大规格', 'Taihu white shrimp, farmed, large', 0.82),
    ],
  },
  {
    code: 'P066',
    family: 'water',
    permit: true,
    packs: [weighed(500, '盒', 500), weighed(250, '盒', 500)],
    zh: '银鱼细白无刺，急冻成排，炒蛋、做羹不用解透。',
    en: 'White, boneless little fish frozen in rows; half-thawed is enough for eggs or soup.',
    grades: [
      grade('太湖银鱼 塘养冻鲜', 'Taihu silver fish, farmed, frozen', 0.5),
      grade('太湖银鱼 大条', 'Taihu silver fish, farmed, large', 0.8),
    ],
  },
  {
    code: 'P067',
    family: 'water',
    permit: true,
    packs: [byScale('条', 1000, fish, { weighGrams: 500 }), whole('条', 750, fish)],
    zh: '白鱼嘴翘鳞细，上桌前抹盐暴腌一刻钟，清蒸。',
    en: 'Up-turned mouth, fine scales; salt it a quarter of an hour and steam it.',
    grades: [
      grade('太湖白鱼 塘养', 'Topmouth culter, farmed', 0.4),
      grade('太湖白鱼 塘养大条', 'Topmouth culter, farmed, large', 0.74),
      grade('翘嘴白鱼 家常', 'Topmouth culter, for the household', 0.14),
    ],
  },
  {
    code: 'P068',
    family: 'water',
    packs: [jin(1, '袋'), jin(2, '袋')],
    zh: '青虾活蹦，氧气袋里能撑十几个钟头，油爆三十秒。',
    en: 'Lively in their oxygen bag for a dozen hours; thirty seconds in hot oil is enough.',
    grades: [
      grade('德清青虾 活虾', 'Deqing freshwater shrimp, live', 0.46),
      grade('德清青虾 大虾', 'Deqing freshwater shrimp, live, large', 0.8),
      grade('德清青虾 抱籽虾', 'Deqing freshwater shrimp with roe', 0.94),
      grade('德清青虾 中虾', 'Deqing freshwater shrimp, live, medium', 0.2),
    ],
  },
  {
    code: 'P069',
    family: 'water',
    packs: [piece('只', '1 只，约 0.75 公斤', 'One, about 0.75 kg'), piece('只', '1 只，约 1 公斤', 'One, about 1 kg', 1.3)],
    zh: '稻田里养足三年，背上带花，裙边厚。',
    en: 'Three full years in the paddies: a mottled back and a thick skirt.',
    grades: [grade('德清稻田花鳖', 'Deqing soft-shell turtle from the paddies', 0.3)],
  },
  {
    code: 'P071',
    family: 'water',
    packs: [byScale('条', 1250, fish, { weighGrams: 500 }), whole('条', 750, fish)],
    zh: '黑鱼肉厚刺少，片鱼片、煮酸菜都好。',
    en: 'Thick, few bones: made for slices and for a sour soup.',
    grades: [
      grade('荻港鱼塘黑鱼', 'Snakehead from the Digang ponds', 0.4),
      grade('黑鱼 大条片鱼片', 'Snakehead, large, for slicing', 0.76),
    ],
  },
  {
    code: 'P072',
    family: 'water',
    packs: [whole('条', 600, fish), whole('条', 500, fish)],
    zh: '鲈鱼一斤二两上下，清蒸八分钟刚好。',
    en: 'About six hundred grams each, just right after eight minutes of steam.',
    grades: [
      grade('南浔加州鲈 清水吊养', 'Largemouth bass, rested in clear water', 0.72),
      grade('南浔加州鲈', 'Largemouth bass from Nanxun', 0.3),
    ],
  },
]
