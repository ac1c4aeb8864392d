import { type Good, grade, jin, loose, piece } from './good'

const shootPacks = [loose, jin(5), jin(10)]

export const gardenGoods: Good[] = [
  {
    code: 'P010',
    family: 'shoots',
    packs: shootPacks,
    zh: '冬笋藏在土里不见光，壳黄肉白，煮一滚就有鲜味。',
    en: 'Winter shoots never see the light: yellow husk, white flesh, and the broth is savoury after one boil.',
    grades: [
      grade('安吉冬笋 现挖带泥', 'Anji winter bamboo shoots, with their earth on', 0.42, { tag: 'dug-today' }),
      grade('安吉冬笋 小只嫩笋', 'Anji winter bamboo shoots, small and tender', 0.72, { tag: 'dug-today' }),
      grade('天荒坪冬笋 大只炖汤', 'Tianhuangping winter shoots, large, for soup', 0.14, { tag: 'dug-today' }),
    ],
  },
  {
    code: 'P011',
    family: 'shoots',
    packs: shootPacks,
    zh: '早园笋细长，一根不过二两，油焖最好。',
    en: 'Zaoyuan shoots are long and thin, barely a hundred grams each; braised in oil and soy they are at their best.',
    grades: [
      grade('德清早园笋 头茬', 'Deqing early bamboo shoots, first flush', 0.78),
      grade('德清早园笋 油焖用', 'Deqing early bamboo shoots, for braising', 0.36),
      grade('早园笋 带壳家庭箱', 'Early bamboo shoots in the husk, family case', 0.1),
    ],
  },
  {
    code: 'P012',
    family: 'shoots',
    packs: [loose, jin(10)],
    zh: '春笋出土快，一夜长一拃，当天挖当天发。',
    en: 'Spring shoots grow a hand’s breadth in a night; they are dug and sent on the same day.',
    grades: [
      grade('安吉春笋 黄泥拱', 'Anji spring bamboo shoots from yellow earth', 0.62),
      grade('安吉春笋 家常', 'Anji spring bamboo shoots', 0.2),
    ],
  },
  {
    code: 'P013',
    family: 'shoots',
    packs: [jin(2, '袋'), jin(5)],
    zh: '鞭笋是竹鞭的嫩尖，夏天才有，切片煮冬瓜汤，鲜得掉眉毛。',
    en: 'The tender tips of the running rhizome, only in summer; sliced into a winter-melon soup they need nothing else.',
    grades: [grade('安吉鞭笋 鲜嫩尖', 'Anji rhizome-tip shoots', 0.5)],
  },
  {
    code: 'P014',
    family: 'shoots',
    packs: [loose, jin(10)],
    zh: '莫干山的毛笋个头大，一只三四斤，腌笃鲜、咸肉笋汤都用它。',
    en: 'Moso shoots of Moganshan are large, three or four jin each, and made for soup with salt pork.',
    grades: [
      grade('莫干山毛笋 带壳', 'Moganshan moso shoots, in the husk', 0.4),
      grade('莫干山毛笋 挑小只', 'Moganshan moso shoots, small ones', 0.78),
    ],
  },
  {
    code: 'P017',
    family: 'vegetables',
    packs: [loose, jin(5)],
    zh: '胥仓雪藕七孔，断面白净，生吃脆甜。',
    en: 'Xucang lotus root has seven holes and a clean white cut; raw, it is crisp and sweet.',
    grades: [
      grade('胥仓雪藕 带泥整节', 'Xucang snow lotus root, whole, in its mud', 0.4),
      grade('胥仓雪藕 粗节糯米藕用', 'Xucang snow lotus root, thick, for stuffing', 0.76),
    ],
  },
  {
    code: 'P018',
    family: 'vegetables',
    packs: [loose, jin(5)],
    zh: '双渎的藕种在道场山下的塘里，粉里带脆，煨汤不散。',
    en: 'From the ponds below Daochang hill: floury yet firm, it keeps its shape in a long soup.',
    grades: [
      grade('双渎雪藕 煲汤粉藕', 'Shuangdu lotus root, floury, for soup', 0.5),
      grade('双渎雪藕 清炒嫩藕', 'Shuangdu lotus root, young, for the wok', 0.2),
    ],
  },
  {
    code: 'P019',
    family: 'vegetables',
    packs: [loose, jin(3, '袋')],
    zh: '水红菱两角弯弯，壳红肉白，嫩的当水果，老的当栗子。',
    en: 'Red caltrops with two curved horns: eat the young like fruit and the old like chestnuts.',
    grades: [
      grade('菱湖红菱 嫩菱生吃', 'Linghu red caltrops, young, to eat raw', 0.7),
      grade('菱湖红菱 老菱煮食', 'Linghu red caltrops, ripe, for boiling', 0.3),
      grade('水红菱 现采带水', 'Red caltrops, fresh from the water', 0.5),
    ],
  },
  {
    code: 'P020',
    family: 'vegetables',
    packs: [loose, jin(5)],
    zh: '茭白带壳发，剥开白嫩，炒肉丝、油焖都快熟。',
    en: 'Water bamboo travels in its husk and opens white; it is quick in the wok, with pork or braised.',
    grades: [
      grade('南浔茭白 带壳', 'Nanxun water bamboo stems, in the husk', 0.4),
      grade('南浔茭白 双季嫩茎', 'Nanxun water bamboo stems, second crop', 0.7),
    ],
  },
  {
    code: 'P023',
    family: 'vegetables',
    packs: [jin(2, '盒'), jin(5)],
    zh: '太湖边沙地种的百合，三年才收，微苦回甘，煮粥最相宜。',
    en: 'Lilies from the sandy lake shore take three years; slightly bitter, then sweet, and best in porridge.',
    grades: [grade('太湖百合 鲜鳞茎', 'Taihu lily bulbs, fresh', 0.5)],
  },
  {
    code: 'P024',
    family: 'vegetables',
    packs: [jin(2), jin(4)],
    zh: '芦笋早晚各采一次，齐根割，两头一样嫩。',
    en: 'Asparagus is cut twice a day, close to the ground, and is tender from end to end.',
    grades: [grade('长兴芦笋 粗茎', 'Changxing asparagus, thick', 0.7), grade('长兴芦笋 家常', 'Changxing asparagus', 0.3)],
  },
  {
    code: 'P026',
    family: 'vegetables',
    packs: [loose, jin(3, '袋')],
    zh: '香青菜叶皱、帮短，霜打以后炒不用放糖。',
    en: 'Crinkled leaf and short stems; after a frost it needs no sugar in the wok.',
    grades: [
      grade('织里香青菜 霜后', 'Fragrant green pak choi from Zhili', 0.6),
      grade('香青菜 小棵', 'Fragrant green pak choi, small heads', 0.3),
    ],
  },
  {
    code: 'P027',
    family: 'vegetables',
    packs: [loose, jin(5, '袋')],
    zh: '芋艿子多、皮薄，蒸熟一掰就粉。',
    en: 'Many small corms with thin skin; steamed, they break open floury.',
    grades: [
      grade('湖州芋艿 子芋', 'Huzhou taro, small corms', 0.4),
      grade('湖州芋艿 大只蒸食', 'Huzhou taro, large, for steaming', 0.7),
      grade('芋艿 带泥家常', 'Taro with its earth on', 0.2),
    ],
  },
  {
    code: 'P028',
    family: 'vegetables',
    packs: [piece('箱', '5 公斤什锦箱', '5 kg mixed case'), piece('箱', '2.5 公斤小箱', '2.5 kg small case', 0.5)].map((p, i) => ({
      ...p,
      netGrams: i === 0 ? 5000 : 2500,
      pieces: null,
    })),
    zh: '箱里六到八样，番茄、四季豆、黄瓜打底，余下看当天的地。',
    en: 'Six to eight kinds: tomatoes, beans and cucumber, and then whatever the field gives that day.',
    grades: [grade('安吉高山蔬菜什锦箱', 'Anji highland vegetable box', 0.5)],
  },
  {
    code: 'P029',
    family: 'vegetables',
    packs: [jin(2, '盒'), jin(4)],
    zh: '花菇裂得像龟背，冬天长得慢，肉厚。',
    en: 'Caps crackled like a tortoise shell: slow in the cold, and thick.',
    grades: [
      grade('长兴鲜香菇 厚菇', 'Changxing shiitake, fresh, thick caps', 0.66),
      grade('长兴鲜香菇 家常', 'Changxing shiitake, fresh', 0.26),
    ],
  },
]
