import type { StallPlan } from './stall-plan'

export const nanxunStalls: StallPlan[] = [
  {
    key: 'shanlian-brush',
    kind: 'household',
    place: '330503103203',
    nameZh: '善琏沈家笔坊',
    nameEn: 'The Shens’ brush workshop, Shanlian',
    contactZh: '沈师傅',
    contactEn: 'Master Shen',
    grows: '湖笔',
    freight: 'craft',
    sells: ['P087', 'P087', 'P087', 'P087'],
    storyZh:
      '善琏人做笔，男的择料、装套，女的水盆。我做水盆三十四年，手一年有十个月泡在水里。一支羊毫要挑出几千根有锋的毛，对着光一根根理齐。写秃了可以寄回来换头，笔杆留着。',
    storyEn:
      'In Shanlian men choose and mount the hair and women work at the basin; in our house I do both and have stood at the basin for thirty-four years. A goat-hair brush needs thousands of hairs with a true tip, set in order against the light. When yours is worn, send it back: the head is renewed and the handle stays yours.',
  },
  {
    key: 'hanshan-brush',
    kind: 'company',
    place: '330503103210',
    nameZh: '含山脚下文房',
    nameEn: 'Hanshan Studio Goods',
    contactZh: '小章',
    contactEn: 'Zhang',
    grows: '湖笔、文房',
    freight: 'craft',
    sells: ['P087', 'P087', 'P087', 'P088'],
    storyZh:
      '我们替村里九家笔坊配套、验笔、发货，也替学校配学生笔。每支笔发出前试一次墨，试完洗净晾干，所以笔头可能有一点淡色，不是旧笔。不知道选哪支，告诉我写什么字、多大，我来配。',
    storyEn:
      'We match, test and send the brushes of nine village workshops, and supply schools. Each brush is tried once with ink, washed and dried, so a faint tint is no sign of use. If you are unsure which to take, tell me what you write and how large, and I will choose.',
  },
  {
    key: 'jili-silk',
    kind: 'household',
    place: '330503100238',
    nameZh: '辑里缫丝人家',
    nameEn: 'Silk-reeling house, Jili',
    contactZh: '顾阿姨',
    contactEn: 'Auntie Gu',
    grows: '蚕丝被、桑葚、桑叶茶',
    freight: 'craft',
    sells: ['P088', 'P088', 'P009', 'P043'],
    storyZh:
      '村前的河水清，从前缫出的丝又白又韧。如今养蚕的人少了，我家还养春秋两季，自己剥茧、拉绵、做被。一床被要四个人各扯一角，拉上百层。桑葚五月鲜卖，桑叶炒成茶，一样不浪费。',
    storyEn:
      'The stream before the village ran so clear that its silk was known for whiteness and strength. Few keep silkworms now; we still raise them in spring and autumn, and open, stretch and quilt by hand. Four people take a corner each and pull a hundred layers. Mulberries are sold fresh in May, the leaves become tea, nothing is wasted.',
  },
  {
    key: 'shuanglin-silk',
    kind: 'cooperative',
    place: '330503101223',
    nameZh: '双林绫绢手作社',
    nameEn: 'Shuanglin Silk Makers’ Cooperative',
    contactZh: '吴大姐',
    contactEn: 'Mrs Wu',
    grows: '绫绢、蚕丝被、子孙糕',
    freight: 'craft',
    sells: ['P089', 'P089', 'P089', 'P079', 'P088'],
    storyZh:
      '绫绢轻薄如蝉翼，装裱字画离不开它。手作社七个人，最年轻的四十六岁。织机是六十年代的，走得慢，但纹路密。按米裁，裁前报幅宽；要染色可以送色样来。糕是镇上姐妹做的，一道捎着卖。',
    storyEn:
      'Ling and juan are silks as thin as a cicada’s wing; scroll mounters cannot do without them. Seven of us work here, the youngest forty-six. The looms are from the sixties: slow, with a close weave. We cut by the metre and can dye to a sample. The cakes come from friends in town and travel along.',
  },
  {
    key: 'digang-ponds',
    kind: 'household',
    place: '330503106202',
    nameZh: '荻港桑塘章家',
    nameEn: 'The Zhangs’ mulberry ponds, Digang',
    contactZh: '章大伯',
    contactEn: 'Uncle Zhang',
    grows: '黑鱼、鲈鱼、桑葚、鸡头米',
    freight: 'live',
    sells: ['P071', 'P072', 'P022', 'P043', 'P009'],
    storyZh:
      '塘基种桑，桑叶喂蚕，蚕沙下塘喂鱼，塘泥冬天再挖起来肥桑，祖上就是这么转的。鱼现捞现发，路上用氧气袋。鸡头米是老伴带着几个姐妹剥的，指甲都剥黑了，一天也就两三斤。',
    storyEn:
      'Mulberries on the dyke feed the silkworms, their droppings feed the fish, and in winter the pond mud feeds the mulberries. It has turned that way since our forefathers. Fish leave the net for an oxygen bag. The foxnuts are shelled by my wife and her friends, two or three jin a day, and their nails go black from it.',
  },
  {
    key: 'shezhong-caltrop',
    kind: 'household',
    place: '330503105222',
    nameZh: '射中红菱孙家',
    nameEn: 'The Suns’ water caltrops, Shezhong',
    contactZh: '孙阿姨',
    contactEn: 'Auntie Sun',
    grows: '红菱、白鱼、青鱼干',
    freight: 'fresh',
    sells: ['P019', 'P019', 'P067', 'P070'],
    storyZh:
      '采菱要坐菱桶，身子一歪就翻。八月的红菱最嫩，剥了壳就能吃；过了白露老了，煮着粉。离了水红色就褪，所以我早上采、上午发，袋里垫湿布。腊月腌青鱼，挂在北檐下，风干二十天。',
    storyEn:
      'Caltrops are gathered from a tub; lean over and you are in. In August they are tender enough to eat raw, after White Dew they are floury and want boiling. The red fades out of water, so I pick early and send before noon in damp cloth. In the twelfth month I cure black carp and hang it under the north eaves for twenty days.',
  },
  {
    key: 'linghu-fish',
    kind: 'cooperative',
    place: '330503105204',
    nameZh: '陈邑水上渔家合作社',
    nameEn: 'Chenyi Fish Farmers’ Cooperative',
    contactZh: '朱社长',
    contactEn: 'Mr Zhu',
    grows: '白鱼、鲈鱼、黑鱼、青鱼干',
    freight: 'live',
    sells: ['P067', 'P067', 'P070', 'P072', 'P071', 'P022'],
    storyZh:
      '五十二户的鱼塘连着，尾水先过生态沟再进河，这是大家一起定下的规矩。每口塘有编号，饲料、用药、换水都记在册子上。起鱼前停食两天，肉紧，没有泥味。要几条、多大，下单时写清楚。',
    storyEn:
      'The ponds of fifty-two families join, and the water passes a planted ditch before it meets the river; that rule is our own. Each pond has a number and a book for feed, medicine and water. Fish are not fed for two days before the net, so the flesh is firm and clean. Write how many and how large.',
  },
  {
    key: 'lianshi-lamb',
    kind: 'household',
    place: '330503102209',
    nameZh: '悦新湖羊陆家',
    nameEn: 'The Lus’ Hu sheep, Yuexin',
    contactZh: '陆师傅',
    contactEn: 'Master Lu',
    grows: '湖羊、红烧羊肉',
    freight: 'fresh',
    sells: ['P056', 'P056', 'P057', 'P057'],
    storyZh:
      '羊圈里八十多头湖羊，喂桑叶、稻草和豆渣，不赶不跑，肉嫩没膻味。入冬每周杀两次，检疫票跟着箱子走。红烧的是母亲的方子：黄酒代水，焖三个钟头，冻好切块，回锅就是一碗面的浇头。',
    storyEn:
      'More than eighty Hu sheep eat mulberry leaf, straw and bean pulp in our shed; the meat is tender and mild. In winter we slaughter twice a week and the quarantine slip travels with the box. The braise is my mother’s: rice wine instead of water, three hours under the lid, cut cold. Warm it and a bowl of noodles is dressed.',
  },
  {
    key: 'nanxun-cakes',
    kind: 'household',
    place: '330503100',
    nameZh: '浔溪桥边糕团',
    nameEn: 'Cakes by Xunxi Bridge',
    contactZh: '周阿婆',
    contactEn: 'Granny Zhou',
    grows: '定胜糕、桔红糕、香大头菜',
    freight: 'fresh',
    sells: ['P080', 'P080', 'P083', 'P025', 'P079'],
    storyZh:
      '我七十三了，做糕五十年，现在儿媳妇做主，我看火。定胜糕只放粳米糯米粉、红曲和豆沙，隔夜就硬，蒸一蒸又软。桔红糕是给小孩的零嘴。香大头菜自家腌，切丝炒毛豆，下饭。',
    storyEn:
      'I am seventy-three and have made cakes for fifty years; my daughter-in-law rules now and I watch the fire. Dingsheng cakes are rice flour, red yeast and bean paste. They harden overnight and soften in the steamer. Juhong are sweets for children. The kohlrabi is our own pickle: shred it and fry it with green soybeans.',
  },
  {
    key: 'qianjin-farm',
    kind: 'collective',
    place: '330503107202',
    nameZh: '千金水乡集体农场',
    nameEn: 'Qianjin waterside village farm',
    contactZh: '沈主任',
    contactEn: 'Ms Shen',
    grows: '茭白、红菱、香大头菜、桑叶茶',
    freight: 'fresh',
    sells: ['P020', 'P020', 'P019', 'P025', 'P009'],
    storyZh:
      '河道清淤后，村里把浅滩种上茭白和红菱，水清了，老人也有了活干。茭白带壳发，壳能保水，剥开还是白的。五月一季、九月一季，中间没有。收入用在清河和老年食堂，每季公示。',
    storyEn:
      'After the river was dredged we planted its shallows with water bamboo and caltrop; the water cleared and the elders had work again. Stems travel in their husk and open white. There is a crop in May and one in September, nothing between. The income keeps the river and the elders’ canteen, and is posted each season.',
  },
]
