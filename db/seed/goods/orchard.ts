import { byScale, type Good, grade, jin, loose, weighed, whole } from './good'

const berry = [jin(2, '盒'), jin(4)]
const crate = [jin(4), jin(8)]
const citrus = [loose, jin(5), jin(10)]

export const orchardGoods: Good[] = [
  {
    code: 'P032',
    family: 'fruit',
    packs: [jin(2, '盒'), jin(5)],
    zh: '软条白沙皮薄汁多，一年只熟十来天。',
    en: 'Soft white loquats with thin skin and much juice, ripe for barely ten days a year.',
    grades: [
      grade('雷甸枇杷 软条白沙', 'Leidian loquat, soft white', 0.72),
      grade('雷甸枇杷 大红袍', 'Leidian loquat, red robe', 0.34),
      grade('雷甸枇杷 家庭装', 'Leidian loquat, family case', 0.12),
    ],
  },
  {
    code: 'P033',
    family: 'fruit',
    packs: [
      byScale('只', 4000, { zh: '单只', en: 'One melon' }, { weighGrams: 1000 }),
      whole('只', 4500, { zh: '大只', en: 'One large melon' }),
    ],
    zh: '早佳 8424，皮脆得一碰刀就裂，中心和边上一样甜。',
    en: 'Zaojia 8424: the rind splits at the touch of the knife and the edge is as sweet as the heart.',
    grades: [
      grade('雷甸西瓜 早佳 8424', 'Leidian watermelon, Zaojia 8424', 0.5),
      grade('雷甸西瓜 二茬瓜', 'Leidian watermelon, second crop', 0.2),
      grade('雷甸西瓜 头茬精选', 'Leidian watermelon, first crop', 0.8),
    ],
  },
  {
    code: 'P034',
    family: 'fruit',
    packs: crate,
    zh: '避雨棚里长的葡萄，果粉完整，摘下来直接装箱。',
    en: 'Grown under rain covers with the bloom unbroken, cut straight into the case.',
    grades: [
      grade('长兴葡萄 阳光玫瑰', 'Changxing grapes, Shine Muscat', 0.8),
      grade('长兴葡萄 夏黑', 'Changxing grapes, Summer Black', 0.3),
      grade('长兴葡萄 醉金香', 'Changxing grapes, Zuijinxiang', 0.5),
    ],
  },
  {
    code: 'P035',
    family: 'fruit',
    packs: crate,
    zh: '山脚昼夜温差大，葡萄上色慢，味道也慢慢攒足。',
    en: 'Nights are cool below the hill; the grapes colour slowly and gather taste as slowly.',
    grades: [grade('妙西葡萄 巨峰', 'Miaoxi grapes, Kyoho', 0.3), grade('妙西葡萄 阳光玫瑰', 'Miaoxi grapes, Shine Muscat', 0.78)],
  },
  {
    code: 'P036',
    family: 'fruit',
    packs: [jin(5), jin(10)],
    zh: '锦绣黄桃硬时脆、软时糯，罐头也自己做得。',
    en: 'Jinxiu peaches are crisp when firm and melting when soft, and bottle well at home.',
    grades: [grade('妙西黄桃 锦绣', 'Miaoxi yellow peach, Jinxiu', 0.5), grade('妙西黄桃 大果', 'Miaoxi yellow peach, large', 0.8)],
  },
  {
    code: 'P037',
    family: 'fruit',
    packs: [jin(5), jin(10)],
    zh: '莫干山半坡上的桃，套袋长大，果面干净，毛也少。',
    en: 'Peaches from half-way up Moganshan, bagged as they grow, clean and with little fuzz.',
    grades: [grade('莫干山黄桃 套袋', 'Moganshan yellow peach, bagged on the tree', 0.5)],
  },
  {
    code: 'P038',
    family: 'fruit',
    packs: [jin(4, '篮'), jin(8, '篮')],
    zh: '东魁个大，荸荠种味浓，都是凌晨摘、冰袋裹着走。',
    en: 'Dongkui is large, the water-chestnut kind tastes deeper; both are picked before dawn and travel on ice.',
    grades: [
      grade('长兴杨梅 东魁大果', 'Changxing bayberry, Dongkui, large', 0.74),
      grade('长兴杨梅 荸荠种', 'Changxing bayberry, water-chestnut kind', 0.4),
    ],
  },
  {
    code: 'P039',
    family: 'fruit',
    packs: [jin(5, '袋'), jin(10)],
    zh: '青梅七八成熟时硬、酸、香，泡酒做梅酱正好。',
    en: 'Green plums, firm and sharp and fragrant, at the stage for wine or preserve.',
    grades: [grade('长兴青梅 泡酒用', 'Changxing green plums, for wine', 0.5)],
  },
  {
    code: 'P040',
    family: 'fruit',
    packs: [loose, jin(5)],
    zh: '硬着发出，和苹果放两三天，捏着发软就能吃。',
    en: 'Sent firm; keep them two or three days beside an apple and eat them when they give.',
    grades: [grade('安吉猕猴桃 徐香', 'Anji kiwifruit, Xuxiang', 0.36), grade('安吉猕猴桃 红阳', 'Anji kiwifruit, red-hearted', 0.76)],
  },
  {
    code: 'P041',
    family: 'fruit',
    packs: [weighed(750, '箱', 750), weighed(375, '箱', 750)],
    zh: '手采鲜果，果霜还在，125 克一小盒。',
    en: 'Picked by hand with the bloom still on, in little boxes of 125 g.',
    grades: [
      grade('安吉蓝莓 鲜果 大果', 'Anji blueberries, fresh, large', 0.7),
      grade('安吉蓝莓 鲜果 混级', 'Anji blueberries, fresh, mixed sizes', 0.26),
    ],
  },
  {
    code: 'P042',
    family: 'fruit',
    packs: [jin(1, '盒'), jin(2)],
    zh: '红颜香、章姬嫩，两样都要当天摘当天发。',
    en: 'Benihoppe for scent, Akihime for softness; both are sent on the day they are picked.',
    grades: [grade('吴兴草莓 红颜', 'Wuxing strawberries, Benihoppe', 0.62), grade('吴兴草莓 章姬', 'Wuxing strawberries, Akihime', 0.36)],
  },
  {
    code: 'P043',
    family: 'fruit',
    packs: berry,
    zh: '大十桑葚紫黑无籽，吃完舌头要黑半天。',
    en: 'Black, almost seedless mulberries. Your tongue will show it for half a day.',
    grades: [grade('南浔桑葚 大十', 'Nanxun mulberries, Dashi', 0.5), grade('桑葚 现摘紫果', 'Mulberries, freshly picked', 0.3)],
  },
  {
    code: 'P044',
    family: 'fruit',
    packs: citrus,
    zh: '翠冠皮上有锈斑，肉白、汁多、没渣。',
    en: 'Cuiguan pears: russet skin, white flesh, plenty of juice and nothing gritty.',
    grades: [
      grade('德清蜜梨 翠冠', 'Deqing honey pear, Cuiguan', 0.5),
      grade('德清蜜梨 大果', 'Deqing honey pear, large', 0.8),
      grade('蜜梨 家庭箱', 'Honey pear, family case', 0.16),
    ],
  },
  {
    code: 'P045',
    family: 'fruit',
    packs: [loose, jin(5)],
    zh: '大棚里树上熟的火龙果，皮薄心红。',
    en: 'Dragon fruit ripened on the plant under cover: thin skin, red heart.',
    grades: [
      grade('德清火龙果 红心', 'Deqing dragon fruit, red', 0.5),
      grade('德清火龙果 树上熟大果', 'Deqing dragon fruit, large, ripened on the plant', 0.8),
      grade('火龙果 中果', 'Dragon fruit, medium', 0.24),
    ],
  },
  {
    code: 'P046',
    family: 'fruit',
    packs: citrus,
    zh: '宫川蜜柑皮好剥，酸甜各半，不打蜡。',
    en: 'Miyagawa tangerines: easy to peel, as sharp as they are sweet, not waxed.',
    grades: [
      grade('长兴蜜柑 宫川', 'Changxing tangerines, Miyagawa', 0.46),
      grade('长兴蜜柑 小果更甜', 'Changxing tangerines, small and sweeter', 0.74),
    ],
  },
]
