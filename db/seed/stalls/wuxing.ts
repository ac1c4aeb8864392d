import type { StallPlan } from './stall-plan'

export const wuxingStalls: StallPlan[] = [
  {
    key: 'shaokang-tea',
    kind: 'household',
    place: '330502102202',
    nameZh: '稍康竹坞茶家',
    nameEn: 'Tea house in the bamboo hollow, Shaokang',
    contactZh: '凌大姐',
    contactEn: 'Mrs Ling',
    grows: '三癸雨芽、黄桃',
    freight: 'dry',
    sells: ['P007', 'P007', 'P036', 'P007'],
    storyZh:
      '妙西山里有杼山，陆羽在这一带写过茶。我家的茶在竹坞里，日照短，芽头细，香气却长。清明前后二十天做雨芽，其余日子管桃园。客人来了就在廊下泡一杯，喝得好再带，喝不惯也没事。',
    storyEn:
      'Lu Yu is said to have written on tea in these hills of Miaoxi. Ours grows in a bamboo hollow with little sun; the buds are fine and the scent lasts. We make Yuya for twenty days around Qingming and tend the peaches the rest of the year. Guests drink a cup on the porch first. Whoever does not care for it need not buy.',
  },
  {
    key: 'miaoxi-fruit',
    kind: 'cooperative',
    place: '330502102203',
    nameZh: '妙山果农合作社',
    nameEn: 'Miaoshan Fruit Growers’ Cooperative',
    contactZh: '杨大姐',
    contactEn: 'Mrs Yang',
    grows: '葡萄、黄桃、雨芽茶',
    freight: 'fresh',
    sells: ['P035', 'P035', 'P036', 'P007'],
    storyZh:
      '合作社二十三户，种葡萄的多，种桃的少。每串葡萄留五十粒，糖度到十八才剪。七月桃、八月葡萄、九月收尾，剩下的做果干。我们不催熟，想吃得等，等的时候可以来看花。',
    storyEn:
      'Twenty-three families, more vines than peaches. Each bunch keeps fifty grapes and is cut at eighteen degrees of sugar. Peaches in July, grapes in August, the end in September, and what is left is dried. We force nothing, so there is some waiting; meanwhile, come and see the blossom.',
  },
  {
    key: 'yigao-farm',
    kind: 'collective',
    place: '330502100237',
    nameZh: '义皋溇港集体农场',
    nameEn: 'Yigao lougang village farm',
    contactZh: '吴主任',
    contactEn: 'Mr Wu',
    grows: '大米、香青菜、百合、莼菜',
    freight: 'fresh',
    sells: ['P052', 'P052', 'P026', 'P023', 'P021', 'P027'],
    storyZh:
      '溇港是太湖边一梳齿一样的水道，旱能引、涝能排，田就在梳齿中间。村里两百亩地统一种：一季稻、一季青菜，靠湖的沙地种百合。青菜要打过霜才甜，所以十一月以后的最好。',
    storyEn:
      'The lougang are channels set like the teeth of a comb along Lake Tai; they bring water in drought and carry it off in flood, and our fields lie between the teeth. Two hundred mu are farmed together: rice, then greens, lilies on the sand near the lake. Greens turn sweet with frost, so those after November are best.',
  },
  {
    key: 'daqian-crab',
    kind: 'household',
    place: '330502009209',
    nameZh: '大钱港蟹农陆家',
    nameEn: 'The Lus’ crabs, Daqian harbour',
    contactZh: '陆大伯',
    contactEn: 'Uncle Lu',
    grows: '太湖蟹、银鱼、白虾',
    freight: 'live',
    sells: ['P063', 'P063', 'P066', 'P065', 'P063'],
    storyZh:
      '从前我在湖里捕鱼，禁捕以后上岸养蟹，证是渔政发的养殖证。塘用太湖水，养到中秋放高温蜕最后一次壳。公的要四两、母的三两才捆。银鱼白虾也是塘里养的，不是湖里偷的，这个要说清楚。',
    storyEn:
      'I used to fish the lake. Since the fishing stop I farm crabs on shore under a licence of the fishery office. The ponds take lake water and the last moult comes after Mid-Autumn. Males are tied from two hundred grams, females from a hundred and fifty. Silver fish and shrimp are farmed too, not taken from the lake. That needs saying.',
  },
  {
    key: 'xiaomei-lake',
    kind: 'cooperative',
    place: '330502009212',
    nameZh: '小梅口湖鲜合作社',
    nameEn: 'Xiaomei Lake Fare Cooperative',
    contactZh: '钮社长',
    contactEn: 'Mr Niu',
    grows: '太湖蟹、银鱼、白虾、莼菜',
    freight: 'live',
    sells: ['P063', 'P063', 'P066', 'P065', 'P021'],
    storyZh:
      '社里三十七户都是退捕的渔民，船交了，手艺还在。塘口统一编号，进苗、投喂、起捕三本账。蟹按规格分四档，公母成对，绳子不泡水，不压秤。莼菜五月起采，一片一片掐，装瓶前过三遍清水。',
    storyEn:
      'All thirty-seven families once fished the lake; the boats are handed in, the skill is not. Ponds are numbered and kept in three books: stock, feed, harvest. Crabs come in four sizes, in pairs, tied with dry string that adds no weight. Water shield is pinched leaf by leaf from May and rinsed three times before bottling.',
  },
  {
    key: 'nandun-lotus',
    kind: 'household',
    place: '330502200203',
    nameZh: '南墩藕塘莓棚',
    nameEn: 'Lotus pond and strawberry house, Nandun',
    contactZh: '费阿姨',
    contactEn: 'Auntie Fei',
    grows: '雪藕、草莓、芋艿',
    freight: 'fresh',
    sells: ['P018', 'P018', 'P042', 'P042', 'P027', 'P027'],
    storyZh:
      '夏天在塘里挖藕，冬天在棚里摘草莓，一年湿一次脚、弯一次腰。草莓用蜜蜂授粉，摘之前五天不进棚打任何东西。早上露水干了才摘，一层泡沫一层果。芋艿是边角地种的，粉。',
    storyEn:
      'Lotus in summer, strawberries under cover in winter: one half of the year with wet feet, the other with a bent back. Bees do the pollinating and nothing enters the shed for five days before picking. We pick when the dew has dried and pack one layer of foam to one of fruit. The taro grows in the corners, and it is floury.',
  },
  {
    key: 'aishan-zongzi',
    kind: 'household',
    place: '330502003',
    nameZh: '骆驼桥阿婆粽子',
    nameEn: 'Granny’s zongzi by Camel Bridge',
    contactZh: '臧阿婆',
    contactEn: 'Granny Zang',
    grows: '粽子、千张包、酥糖',
    freight: 'fresh',
    sells: ['P076', 'P076', 'P077', 'P077', 'P078'],
    storyZh:
      '湖州的粽子长，像枕头，两条线扎到底。洗沙的要板油，鲜肉的要一肥两瘦，这两样省不得。凌晨下锅，焖八个钟头，早上捞出来还烫手，放凉抽真空。千张包一天只包三百只，包完收摊。',
    storyEn:
      'Huzhou zongzi are long like a pillow and tied with two strings. The bean ones need lard, the pork ones one part fat to two of lean; there is no saving on either. They go into the pot in the night, rest eight hours, cool and are sealed. Of tofu-skin parcels I roll three hundred a day, and then I close.',
  },
  {
    key: 'daixi-cellar',
    kind: 'company',
    place: '330502104200',
    nameZh: '上强缸坛酒酱坊',
    nameEn: 'Shangqiang Jar and Cellar',
    contactZh: '老严',
    contactEn: 'Mr Yan',
    grows: '黄酒、酱油',
    freight: 'dry',
    sells: ['P085', 'P085', 'P085', 'P084', 'P084'],
    storyZh:
      '酒是冬酿，酱是夏晒，中间的日子看缸。糯米自己浸、自己蒸，酒药用的是辣蓼草；酱油晒足一百八十天，头抽另放。坊里十四口老缸，最老的一口补过三次。未满十八岁的不卖酒，下单时会问。',
    storyEn:
      'Wine is brewed in winter, soy is sunned in summer, and in between we watch the jars. We steep and steam our own rice and start it with water-pepper yeast; the soy stands a hundred and eighty days and the first draw is kept apart. Of our fourteen old jars one has been mended three times. No wine is sold to anybody under eighteen.',
  },
  {
    key: 'qingshan-goose',
    kind: 'household',
    place: '330502105222',
    nameZh: '青山塘头鹅家',
    nameEn: 'Geese of Qingshan pond',
    contactZh: '范师傅',
    contactEn: 'Master Fan',
    grows: '太湖鹅、黄酒',
    freight: 'fresh',
    sells: ['P060', 'P060', 'P085', 'P026'],
    storyZh:
      '鹅要有水有草，我家三百只轮着在六口小塘边放，九十天出栏。杀好、拔净、冷透，当天进冰袋。一只两斤半公斤上下，老鹅炖汤，仔鹅红烧。黄酒是冬天自家酿的，烧鹅正好用。',
    storyEn:
      'Geese need water and grass. Our three hundred graze round six small ponds in turn and are ready at ninety days. They are dressed, chilled through and packed with ice the same day, about two and a half kilograms each: old ones for soup, young ones to braise. The rice wine is our own winter brew and belongs in the same pot.',
  },
  {
    key: 'chaoyang-fans',
    kind: 'household',
    place: '330502002',
    nameZh: '朝阳里羽扇钟家',
    nameEn: 'The Zhongs, feather-fan makers',
    contactZh: '钟师傅',
    contactEn: 'Master Zhong',
    grows: '羽毛扇',
    freight: 'craft',
    sells: ['P093', 'P093', 'P093'],
    storyZh:
      '羽毛扇从前湖州城里有好几家，现在认真做的不多了。我用的是养殖鹅的羽毛，洗、整、排、缝，一把十几根毛，弧度要对得上。扇柄牛骨、竹都有。不用时吊起来放，别压，能用十年。',
    storyEn:
      'Huzhou once had several houses that made feather fans; few do so in earnest now. I use feathers of farmed geese, washed, steamed straight, laid and sewn, a dozen or so to a fan, and their curves must agree. Handles are bone or bamboo. Hang it up, never press it, and it will serve ten years.',
  },
]
