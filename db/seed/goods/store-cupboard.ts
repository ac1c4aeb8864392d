import { type Good, grade, weighed } from './good'

/** Dried, pickled, bottled and frozen goods of the garden. */
export const cupboardGoods: Good[] = [
  {
    code: 'P015',
    family: 'dried',
    packs: [weighed(250, '袋', 500), weighed(500, '袋', 500)],
    zh: '春天吃不完的毛笋煮熟压干，泡一夜，烧肉、煲汤都出味。',
    en: 'The surplus of spring, boiled, pressed and dried. Soak it overnight and it gives depth to pork or soup.',
    grades: [
      grade('安吉笋干 老灶煮', 'Anji dried bamboo shoots, boiled on the old stove', 0.4),
      grade('安吉玉兰片 薄切', 'Anji dried shoot slices, cut thin', 0.74),
      grade('安吉笋干 家用大袋', 'Anji dried bamboo shoots, household bag', 0.1),
    ],
  },
  {
    code: 'P016',
    family: 'dried',
    packs: [weighed(250, '袋', 250), weighed(500, '袋', 250)],
    zh: '小竹笋尖加盐煮透、揉紧、烘干，夏天泡汤，冬天煲鸭。',
    en: 'The tips of slender shoots, boiled in salt, rubbed and dried: for broth in summer and duck in winter.',
    grades: [
      grade('扁尖笋 嫩尖', 'Salted dried shoot tips, tender', 0.7),
      grade('扁尖笋 淡盐', 'Salted dried shoot tips, lightly salted', 0.3),
    ],
  },
  {
    code: 'P021',
    family: 'dried',
    packs: [weighed(300, '瓶', 300), weighed(600, '瓶', 300)],
    zh: '莼菜卷着芽、裹着胶，焯水做羹，滑得筷子夹不住。',
    en: 'Rolled buds in their own jelly: blanch them for a soup and chopsticks can hardly hold them.',
    grades: [
      grade('太湖莼菜 卷芽瓶装', 'Taihu water shield, rolled buds, bottled', 0.6),
      grade('太湖莼菜 家常瓶装', 'Taihu water shield, bottled', 0.24),
    ],
  },
  {
    code: 'P022',
    family: 'dried',
    packs: [weighed(250, '袋', 500), weighed(500, '袋', 500)],
    zh: '鸡头米手剥急冻，水开下锅，半分钟就糯。',
    en: 'Foxnut kernels shelled by hand and frozen at once; half a minute in boiling water makes them chewy.',
    grades: [
      grade('荻港鸡头米 手剥冻鲜', 'Foxnut kernels, hand-shelled, frozen', 0.6),
      grade('鸡头米 半干老粒', 'Foxnut kernels, ripe', 0.2),
    ],
  },
  {
    code: 'P025',
    family: 'dried',
    packs: [weighed(200, '袋', 200), weighed(400, '袋', 200)],
    zh: '香大头菜切得像书页，一片连着一片，咸里透香。',
    en: 'Cut like the pages of a book and still joined at the spine; salty, with a scent of its own.',
    grades: [
      grade('南浔香大头菜 书页整只', 'Nanxun pickled kohlrabi, leaf-cut, whole', 0.6),
      grade('香大头菜 切丝', 'Nanxun pickled kohlrabi, shredded', 0.3),
    ],
  },
  {
    code: 'P030',
    family: 'dried',
    packs: [weighed(250, '袋', 250), weighed(500, '袋', 250)],
    zh: '木耳小朵无根，泡发十倍，脆而不硬。',
    en: 'Small, rootless wood ear that swells tenfold and stays crisp.',
    grades: [
      grade('安吉黑木耳 秋耳', 'Anji wood ear, autumn crop', 0.62),
      grade('安吉黑木耳 家常袋', 'Anji wood ear, household bag', 0.22),
    ],
  },
  {
    code: 'P031',
    family: 'dried',
    packs: [weighed(50, '袋', 50), weighed(100, '袋', 50)],
    zh: '竹荪只留伞裙和茎，淡盐水泡十分钟，去掉网眼里的沙。',
    en: 'Only stem and veil are kept. Ten minutes in light brine takes the sand out of the netting.',
    grades: [
      grade('安吉竹荪 无硫晒干', 'Anji bamboo fungus, sun-dried without sulphur', 0.6),
      grade('安吉竹荪 短茎', 'Anji bamboo fungus, short stems', 0.26),
    ],
  },
]
