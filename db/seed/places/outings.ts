import type { OutingWords } from './place-words'

export const outings: OutingWords[] = [
  {
    code: 'S009',
    host: 'yangdun-loquat',
    village: '330521110203',
    storyZh:
      '八亩枇杷，软条白沙占一半，皮薄，要捏着果柄剪，不能捏果。进园一人一把剪刀一个篮，园里吃不称，带走一公斤在票里，多的按当天价。一天两场，每场不多放人，树受不了挤。枇杷季只有三个来星期，看天，冷一点晚三五天。',
    storyEn:
      'Eight mu of loquats, half of them the soft white kind: hold the stalk, never the fruit. Everyone gets scissors and a basket. What you eat in the orchard is not weighed, one kilogram to take home is in the ticket, more at the price of the day. Two rounds a day with few people, for the sake of the trees. The season is three weeks and waits for the weather.',
    meetZh: '杨墩村枇杷园门口的蓝棚子，停车在对面晒谷场。',
    meetEn: 'The blue shed at the orchard gate in Yangdun; park on the threshing floor opposite.',
    bringZh: '防滑的鞋、长袖、帽子。剪刀和篮子有。',
    bringEn: 'Shoes with a grip, long sleeves, a hat. Scissors and baskets are here.',
    safetyZh: '不爬树，不站篮子，梯子只许店家上。果柄剪口利，孩子剪的时候大人扶着手。对蜂过敏的请先说。',
    safetyEn:
      'No climbing, no standing on baskets; ladders are for us. Cut stalks are sharp: guide children’s hands. Tell us if bee stings are dangerous to you.',
    rainZh: '小雨照常，给雨衣；大雨或打雷改到别天，不方便改的全额退。',
    rainEn: 'Light rain: we go on, with raincoats. Heavy rain or thunder: another day, or all your money back.',
  },
  {
    code: 'S010',
    host: 'dongheng-study',
    village: '330521103202',
    storyZh:
      '一天分三段：上午下田，看季节插秧、除草、割稻或者翻绿肥；中午在校舍食堂吃大锅饭，自己洗碗；下午竹艺或陶艺二选一，做好的带走，陶要烧两周，寄给学校。一个老师带十二个孩子，急救员全程在。不满二十人不开，提前两天告诉大家。',
    storyEn:
      'The day has three parts. In the morning the field, as the season wants it: planting, weeding, cutting or digging in. At noon a canteen lunch, and everyone washes his own bowl. In the afternoon bamboo or clay; clay is fired for two weeks and posted. One teacher to twelve children and a first-aider all day. With fewer than twenty it does not take place, which you learn two days before.',
    meetZh: '东衡村田野课堂校门口，大巴可以开到操场。',
    meetEn: 'The gate of the field classroom in Dongheng; coaches may drive into the yard.',
    bringZh: '一套替换衣裤、长筒袜、水杯。雨靴有，30 到 42 码。',
    bringEn: 'A change of clothes, long socks, a bottle. Boots are here, sizes 30 to 42.',
    safetyZh: '下田要穿雨靴；竹刀只在桌上用，刀口朝外。八岁以下不接。午饭有花生，过敏的请在备注里写明。保险在票价里。',
    safetyEn:
      'Boots in the field; bamboo knives at the table only, edge away. Not for children under eight. Lunch contains peanuts: write allergies in the note. Insurance is in the price.',
    rainZh: '下雨上午改在室内看稻种、做秧盘，下午照常。',
    rainEn: 'In rain the morning moves indoors, to seed and seedling trays; the afternoon stays as it is.',
  },
  {
    code: 'S016',
    host: 'xishang-tea',
    storyZh:
      '早上八点半露水退了上山，一芽一叶，用指腹提，不用指甲掐。一个人一上午采得到半斤青叶，炒出来不到二两。中午吃社员家的饭，下午看炒，能上手的把手洗净，锅一百八十度，跟着师傅的节奏来。走的时候每人带走五十克，是大家合在一锅里炒的。',
    storyEn:
      'Up the hill at half past eight when the dew has gone: one bud and one leaf, lifted with the fingertip, never with the nail. A morning gives half a jin of fresh leaf and less than a hundred grams of tea. Lunch in a member’s house, then the pan, at 180 degrees and in the master’s rhythm. Everyone takes 50 g home, from the pan all have picked for.',
    meetZh: '黄杜村茶博园门口，合作社的白色面包车旁。',
    meetEn: 'The gate of the tea park in Huangdu, by the white van of the cooperative.',
    bringZh: '平底鞋、长裤、水杯，指甲剪短。斗笠和茶篓有。',
    bringEn: 'Flat shoes, long trousers, a bottle, short nails. Hats and baskets are here.',
    safetyZh: '茶垄有坡，别跑。炒锅烫，六到十二岁只看不上手。茶树没有打药，采完仍请洗手再吃东西。',
    safetyEn:
      'The rows are steep: no running. The pan is hot, and children of six to twelve watch only. The tea is unsprayed, but wash your hands before eating.',
    rainZh: '雨天不采茶，叶子会坏。前一天晚上七点看预报决定，改期或全退。',
    rainEn:
      'No picking in rain, it spoils the leaf. We decide by the forecast at seven the evening before: another day or all your money back.',
  },
  {
    code: 'S021',
    host: 'zhangwu-fans',
    storyZh:
      '扇骨我先劈好烤直，客人来做后半截：编面、糊边、打磨、写字。一把要两个钟头，急的人做不好，慢的人反而快。做完去隔壁看吴昌硕故居，门票另买；回来拓一张印，墨洗得掉。手劲小的孩子我帮着压边。',
    storyEn:
      'I split and straighten the ribs beforehand; you do the rest: weave the face, paste the edge, smooth it, write on it. It takes two hours, and the hasty are slower than the slow. Wu Changshuo’s house is next door with its own ticket; afterwards take a rubbing of a seal, the ink washes off. I press the edges for small hands.',
    meetZh: '鄣吴村老街扇铺，门口挂大竹扇的那家。',
    meetEn: 'The fan shop in the old street of Zhangwu, with the large fan over the door.',
    bringZh: '不怕沾墨的衣服。围裙有，茶和点心有。',
    bringEn: 'Clothes that may meet ink. Aprons, tea and snacks are here.',
    safetyZh: '竹边会割手，发的手套戴上；烤竹的炉子别靠近。七岁以下不接，手小拿不住刀。',
    safetyEn: 'Split bamboo cuts: wear the gloves we give you and keep away from the stove. Not for children under seven.',
    rainZh: '在屋里做，下雨照常。',
    rainEn: 'Indoors, whatever the weather.',
  },
  {
    code: 'S026',
    host: 'lushan-coop',
    storyZh:
      '四十亩连栋棚，七月夏黑，八月巨峰，九月阳光玫瑰，看您哪个月来。串要剪不要扯，白霜别擦，那是果粉。园里尝鲜不称，票里含一公斤，装盒我们来。棚里比外头热三度，下午两点到三点歇一歇再进。',
    storyEn:
      'Forty mu under cover: Summer Black in July, Kyoho in August, Shine Muscat in September. Cut the bunch, do not pull, and leave the bloom on. Tasting is not weighed and one kilogram is in the ticket, which we box. It is three degrees warmer inside: rest between two and three.',
    meetZh: '雁陶村葡萄园检票棚，停车场在村口右手。',
    meetEn: 'The ticket shed of the Yantao vineyard; the car park is on the right at the entrance of the village.',
    bringZh: '帽子、水、能沾泥的鞋。剪刀和篮子有。',
    bringEn: 'A hat, water, shoes for mud. Scissors and baskets are here.',
    safetyZh: '棚里热，不舒服马上出来喝水；铁丝在一米七高，高个子低头。',
    safetyEn: 'It is hot inside: come out and drink as soon as you feel unwell. Wires hang at 1.7 metres, tall people mind your head.',
    rainZh: '棚里摘，小雨照常；台风或大风红色预警停园，全退或改期。',
    rainEn: 'Picking is under cover. In a typhoon or storm warning we close: all money back or another day.',
  },
  {
    code: 'S027',
    host: 'sian-plants',
    storyZh:
      '上午进组培室，穿白大褂，在超净台前把一小段茎尖放进瓶里，瓶子带回家，六周后长出根来。中午在苗圃吃饭。下午种花，每个孩子一盆，选什么花看季节；画画的去花田边写生，画板我们有。要满二十人才开。',
    storyEn:
      'In the morning the tissue lab: white coats, and a shoot tip set in a jar at the clean bench. The jar goes home and has roots in six weeks. Lunch in the nursery. In the afternoon each child plants a pot, of what the season gives, and whoever likes to draw sits by the flower fields; boards are here. It needs twenty to take place.',
    meetZh: '泗安太平花木苗圃大门，大巴停路边划线处。',
    meetEn: 'The gate of the Taiping nursery in Sian; coaches stop on the marked kerb.',
    bringZh: '帽子、水杯、愿意弄脏的鞋。白大褂和手套有。',
    bringEn: 'A hat, a bottle, shoes that may get dirty. Coats and gloves are here.',
    safetyZh: '酒精灯由老师点，长头发扎起来。五岁到七岁要有家长同行。花粉过敏的请先说。',
    safetyEn: 'Teachers light the burners; tie long hair back. Children of five to seven come with a parent. Tell us of pollen allergies.',
    rainZh: '雨天种花改在大棚，写生改画瓶子里的苗。',
    rainEn: 'In rain planting moves under glass, and one draws the seedlings in their jars.',
  },
  {
    code: 'S030',
    host: 'shanlian-brush',
    storyZh:
      '毛笔一百二十道工序，客人做得了三道：择毫，在水里把没锋的挑掉；装笔，把笔头拧进竹管，松紧靠手；刻字，自己的名字刻在管上。一支带走，回去先用温水泡开再蘸墨。我妈择毫四十年，坐在旁边，问什么都答。',
    storyEn:
      'A brush takes a hundred and twenty steps and guests can do three: sort the hair in water, set the head into its bamboo, and engrave a name. The brush goes home with you; open it in warm water before the first ink. My mother has sorted hair for forty years, sits beside you and answers everything.',
    meetZh: '善琏镇蒙公祠对面沈家笔坊，二楼。',
    meetEn: 'The Shens’ workshop opposite the Menggong shrine in Shanlian, first floor.',
    bringZh: '不用带什么。近视的请带眼镜，毫很细。',
    bringEn: 'Nothing. Bring your reading glasses, the hair is fine.',
    safetyZh: '刻刀由师傅递，用完放回木槽。对羊毛过敏的请先说。八岁起。',
    safetyEn: 'The master hands you the knife; lay it back in its groove. Tell us if goat hair troubles you. From eight years.',
    rainZh: '在屋里做，下雨照常。',
    rainEn: 'Indoors, whatever the weather.',
  },
  {
    code: 'S032',
    host: 'lianshi-lamb',
    storyZh:
      '湖羊一年剪两次毛，春秋各一回，不剪的日子改成梳毛，都摸得到羊。喂羊用桑叶和豆秸，手摊平，羊嘴软不咬人。下午做羊毛毡，针扎的，一只小羊要一个半钟头。羊圈味道重，受得了再来。进场换鞋套，是为了羊好。',
    storyEn:
      'Hu sheep are shorn in spring and autumn; on other days they are combed, and you touch them all the same. They eat mulberry leaf and bean straw from a flat hand, with soft mouths. In the afternoon wool is felted with needles: a small sheep takes an hour and a half. It smells like a sheepfold. Shoe covers are worn for the sheep’s sake.',
    meetZh: '练市悦新村湖羊牧场大门，停车在消毒池外面。',
    meetEn: 'The gate of the sheep farm in Yuexin, Lianshi; park outside the disinfecting trough.',
    bringZh: '旧衣服、水杯。鞋套、手套和午饭有。',
    bringEn: 'Old clothes and a bottle. Shoe covers, gloves and lunch are here.',
    safetyZh: '不从羊后面靠近，母羊带羔的圈不进。毡针很尖，五到八岁用粗针并由家长扶着。两周内去过别的牧场的请先说。',
    safetyEn:
      'Never come up behind a sheep, and stay out of pens with lambs. Felting needles are sharp: from five to eight a thick one and a parent’s hand. Tell us if you were on another farm within two weeks.',
    rainZh: '羊圈和工坊都有顶，下雨照常。',
    rainEn: 'Fold and workshop are roofed; rain changes nothing.',
  },
]
