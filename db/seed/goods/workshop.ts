import { type Good, grade, piece } from './good'

const brush = (labelZh: string, labelEn: string) => [
  piece('支', labelZh, labelEn),
  { ...piece('套', '3 支套装', 'Set of three', 2.85), pieces: 3 },
]

export const craftGoods: Good[] = [
  {
    code: 'P087',
    family: 'craft',
    packs: brush('单支', 'One brush'),
    zh: '尖、齐、圆、健四样都要，一支笔做下来七十多道。',
    en: 'Pointed, even, round and springy: all four are asked of a brush, and making one takes more than seventy steps.',
    grades: [
      grade('善琏湖笔 羊毫中楷', 'Shanlian brush, goat hair, medium', 0.14, { tag: 'heritage' }),
      grade('善琏湖笔 兼毫小楷', 'Shanlian brush, mixed hair, small', 0.08, { tag: 'heritage' }),
      grade('善琏湖笔 狼毫行书', 'Shanlian brush, weasel hair, for running script', 0.26, { tag: 'heritage' }),
      grade('善琏湖笔 长锋羊毫', 'Shanlian brush, long goat hair', 0.48, { tag: 'heritage' }),
      grade('湖笔 学生兼毫', 'Huzhou brush for students, mixed hair', 0.03, {
        packs: [piece('支', '单支', 'One brush'), { ...piece('套', '5 支套装', 'Set of five', 5), pieces: 5 }],
      }),
      grade('湖笔 大斗笔', 'Huzhou brush, large, for banners', 0.86, { packs: [piece('支', '单支', 'One brush')] }),
      grade('湖笔 抄经小楷', 'Huzhou brush for copying sutras, fine', 0.18),
    ],
  },
  {
    code: 'P088',
    family: 'silk',
    packs: [
      piece('床', '1 公斤，150 × 200 厘米', '1 kg, 150 × 200 cm'),
      piece('床', '1.5 公斤，200 × 230 厘米', '1.5 kg, 200 × 230 cm', 1.25),
    ],
    zh: '双宫茧手拉绵兜，四人扯角，一层一层铺匀。',
    en: 'Floss drawn by hand from double cocoons, pulled by four at the corners and laid sheet upon sheet.',
    grades: [
      grade('辑里蚕丝被 手拉春秋被', 'Jili silk quilt, hand-pulled, spring and autumn', 0.3, { tag: 'heritage' }),
      grade('辑里蚕丝被 双宫茧', 'Jili silk quilt, double cocoon', 0.66, { tag: 'heritage' }),
      grade('蚕丝被 夏凉薄款', 'Silk quilt, light, for summer', 0.06),
    ],
  },
  {
    code: 'P089',
    family: 'silk',
    packs: [piece('米', '按米裁', 'Cut by the metre'), piece('米', '5 米整裁', 'Five metres in one piece', 4.8)].map((p, i) => ({
      ...p,
      pieces: i === 0 ? 1 : 5,
    })),
    zh: '幅宽 70 厘米，花纹隐在底子里，对着光才看得见。',
    en: 'Seventy centimetres wide, the pattern hidden in the ground until you hold it to the light.',
    grades: [
      grade('双林绫绢 装裱花绫', 'Shuanglin ling silk for mounting, patterned', 0.4, { tag: 'heritage' }),
      grade('双林绫绢 书画素绢', 'Shuanglin juan silk for painting, plain', 0.26, { tag: 'heritage' }),
      grade('双林绫绢 仿古色绢', 'Shuanglin juan silk, antique tint', 0.6, { tag: 'heritage' }),
    ],
  },
  {
    code: 'P090',
    family: 'craft',
    packs: [piece('把', '单把', 'One pot')],
    zh: '泥料自然收缩，每把容量略有不同，盖口合缝不晃。',
    en: 'The clay shrinks in its own way, so volumes differ a little; the lid sits without a rattle.',
    grades: [
      grade('长兴紫砂壶 西施 200 毫升', 'Changxing zisha teapot, Xishi, 200 ml', 0.2),
      grade('长兴紫砂壶 石瓢 240 毫升', 'Changxing zisha teapot, Shipiao, 240 ml', 0.46),
      grade('长兴紫砂壶 学徒日用壶', 'Changxing zisha teapot, apprentice work for daily use', 0.02),
    ],
  },
  {
    code: 'P091',
    family: 'craft',
    packs: [piece('件', '单件', 'One piece'), { ...piece('套', '大小两件', 'Set of two sizes', 1.8), pieces: 2 }],
    zh: '三年毛竹劈成篾，刮青去节，编完用火燎掉毛刺。',
    en: 'Three-year bamboo split and scraped; the finished weave is singed so that nothing scratches.',
    grades: [grade('安吉竹编 果篮', 'Anji bamboo fruit basket', 0.2), grade('安吉竹编 茶席', 'Anji bamboo tea mat', 0.4)],
  },
  {
    code: 'P092',
    family: 'craft',
    packs: [piece('把', '单把', 'One fan')],
    zh: '扇骨薄得透光，一开一合听得见脆响。',
    en: 'Ribs so thin that light comes through; it opens with a crisp sound.',
    grades: [
      grade('鄣吴竹扇 素面折扇', 'Zhangwu folding fan, plain', 0.12),
      grade('鄣吴竹扇 拉花檀色', 'Zhangwu folding fan, pierced ribs', 0.56),
    ],
  },
  {
    code: 'P093',
    family: 'craft',
    packs: [piece('把', '单把', 'One fan')],
    zh: '羽毛按左右弧度配对，扇起来风软，不扑面。',
    en: 'Feathers are paired by their curve; the air it moves is soft.',
    grades: [
      grade('湖州羽毛扇 白鹅羽竹柄', 'Huzhou feather fan, white goose, bamboo handle', 0.2),
      grade('湖州羽毛扇 染纹骨柄', 'Huzhou feather fan, dyed barring, bone handle', 0.74),
      grade('湖州羽毛扇 小宫扇', 'Huzhou feather fan, small', 0.04),
    ],
  },
  {
    code: 'P094',
    family: 'plants',
    packs: [piece('盆', '小盆，口径 15 厘米', 'Small pot, 15 cm', 0.5), piece('盆', '大盆，口径 25 厘米', 'Large pot, 25 cm')],
    zh: '地里养过一年再上盆，枝条自然，不催花。',
    en: 'A year in open ground before the pot; natural in shape and not forced into bloom.',
    grades: [grade('泗安杜鹃 盆栽', 'Sian azalea in a pot', 0.3), grade('红叶石楠 盆栽', 'Red-leaf photinia in a pot', 0.24)],
  },
]
