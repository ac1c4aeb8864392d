import type { StallPlan } from './stall-plan'

export const changxingStalls: StallPlan[] = [
  {
    key: 'guzhu-tea',
    kind: 'household',
    place: '330522200207',
    nameZh: '顾渚山脚茶家',
    nameEn: 'Tea house at the foot of Guzhu',
    contactZh: '郑阿姨',
    contactEn: 'Auntie Zheng',
    grows: '紫笋茶',
    freight: 'dry',
    sells: ['P002', 'P002', 'P002'],
    storyZh:
      '顾渚山上的老茶树多长在烂石里，芽头带紫，形如笋尖。我们家管着十二亩，不打除草剂，草用镰刀割。谷雨前采完就收手，茶树也要歇。喝惯了的客人每年三月就打电话来问，山上下雪没有。',
    storyEn:
      'The old bushes on Guzhu grow among broken stone; their buds are tinged purple and shaped like the tip of a shoot. We look after twelve mu and cut the weeds with a sickle. Picking stops at Guyu, because bushes need a rest too. Old customers ring in March to ask whether it has snowed on the mountain.',
  },
  {
    key: 'ginkgo-lane',
    kind: 'household',
    place: '330522108201',
    nameZh: '大岕口银杏人家',
    nameEn: 'Ginkgo house, Dajiekou',
    contactZh: '唐大伯',
    contactEn: 'Uncle Tang',
    grows: '白果、板栗、吊瓜籽',
    freight: 'dry',
    sells: ['P048', 'P048', 'P049', 'P047'],
    storyZh:
      '门口两棵银杏比我爷爷的爷爷还老。十月落果，戴手套去皮，溪水里淘三遍，摊在竹匾上晾干。白果好吃也有小毒，一天七八颗就够，小孩更要少。我每袋里都放一张纸条，写着怎么煮、吃几颗。',
    storyEn:
      'The two ginkgos at our gate are older than my great-grandfather. The nuts fall in October; we take off the flesh with gloves, rinse them three times in the stream and dry them on bamboo trays. Ginkgo is good and also mildly toxic: seven or eight a day, cooked, fewer for children. Every bag carries a slip that says so.',
  },
  {
    key: 'meishan-seeds',
    kind: 'cooperative',
    place: '330522112224',
    nameZh: '三洲山吊瓜合作社',
    nameEn: 'Sanzhoushan Diaogua Cooperative',
    contactZh: '许社长',
    contactEn: 'Mr Xu',
    grows: '吊瓜籽、板栗、香菇',
    freight: 'dry',
    sells: ['P047', 'P047', 'P049', 'P029', 'P048'],
    storyZh:
      '吊瓜藤爬满了山脚的架子，十月瓜皮转黄才摘，一只瓜掏不出二两籽。合作社三十一户统一收、统一洗，用砂锅小火炒，只放盐和一点甘草。头年的陈籽不混进来，炒好的日子写在罐盖上。',
    storyEn:
      'Diaogua vines cover the trellises at the foot of the hill. The gourds are picked when the skin turns yellow in October, and one gives barely a hundred grams of seed. Thirty-one families wash and roast together over a low fire with salt and a little liquorice. Last year’s seed is never mixed in; the roasting day is on the lid.',
  },
  {
    key: 'xucang-lotus',
    kind: 'household',
    place: '330522202207',
    nameZh: '胥仓藕塘许家',
    nameEn: 'The Xus’ lotus pond, Xucang',
    contactZh: '许阿姨',
    contactEn: 'Auntie Xu',
    grows: '雪藕、葡萄',
    freight: 'fresh',
    sells: ['P017', 'P017', 'P034', 'P062'],
    storyZh:
      '胥仓的藕白、脆、渣少，是塘泥的功劳。挖藕靠水枪冲，人站在齐腰的水里，一天下来腰都直不起。藕带着泥发，泥能保它三四天不变色。要做糯米藕就挑粗的，要清炒就跟我说，我给你拣细的。',
    storyEn:
      'Xucang lotus root is white, crisp and leaves little fibre; the pond mud does that. We loosen it with a water jet, standing waist-deep, and by evening nobody stands straight. The roots travel in their mud, which keeps their colour for three or four days. For stuffing with rice ask for thick ones, for the wok let me pick you thin ones.',
  },
  {
    key: 'lushan-coop',
    kind: 'cooperative',
    place: '330522202209',
    nameZh: '吕山田头果粮合作社',
    nameEn: 'Lüshan Fruit and Grain Cooperative',
    contactZh: '杨社长',
    contactEn: 'Mr Yang',
    grows: '葡萄、稻鸭米、菜籽油、芦笋',
    freight: 'fresh',
    sells: ['P034', 'P034', 'P053', 'P054', 'P024'],
    storyZh:
      '葡萄棚连着稻田，四十户社员分三个小组：种果的、种稻的、管机器的。葡萄疏果疏到每串四十来颗，套袋到成熟。冬天地不空着，种油菜，五月榨油，油饼再还到葡萄地里去。',
    storyEn:
      'The vine sheds stand next to the rice. Forty members work in three groups: fruit, rice and machines. Bunches are thinned to about forty grapes and stay bagged until ripe. The fields do not lie idle in winter: they carry rape, which is pressed in May, and the cake goes back under the vines.',
  },
  {
    key: 'heping-orchard',
    kind: 'household',
    place: '330522110215',
    nameZh: '周坞山果园方家',
    nameEn: 'The Fangs’ orchard, Zhouwushan',
    contactZh: '方大姐',
    contactEn: 'Mrs Fang',
    grows: '杨梅、青梅、蜜柑',
    freight: 'fresh',
    sells: ['P038', 'P038', 'P039', 'P046', 'P046'],
    storyZh:
      '三十亩坡地，上头杨梅，下头青梅和橘子。杨梅就那半个月，凌晨四点打着头灯摘，赶八点的冷链车。过了中午摘的我不发，自己酿酒。橘子没打蜡，表皮花一点，味道不差。',
    storyEn:
      'Thirty mu of slope, bayberry above, green plum and tangerine below. Bayberry lasts two weeks: we pick from four in the morning by headlamp for the eight o’clock cold truck. What is picked after noon is not sent; it becomes wine. The tangerines are not waxed. The skin may be marked, the taste is not.',
  },
  {
    key: 'tuying-crab',
    kind: 'household',
    place: '330522101218',
    nameZh: '图影漾蟹塘钱家',
    nameEn: 'The Qians’ crab ponds, Tuying',
    contactZh: '钱师傅',
    contactEn: 'Master Qian',
    grows: '河蟹、咸鸭蛋、鱼干',
    freight: 'live',
    sells: ['P064', 'P064', 'P062', 'P073', 'P064'],
    storyZh:
      '塘里一半水面种伊乐藻，水清，蟹才爬得干净。喂的是小鱼和玉米，入秋加螺蛳。捆蟹在清早，一只一只看腿脚、捏硬脚，软脚的放回去。到家若有不动的，拍张照片，当天赔。',
    storyEn:
      'Half of every pond is planted with waterweed; clear water makes clean crabs. They eat small fish and maize, and snails from autumn on. We tie them at dawn and pinch the legs of each: a soft one goes back into the pond. Should one arrive lifeless, send a photo and it is refunded the same day.',
  },
  {
    key: 'sian-plants',
    kind: 'household',
    place: '330522111230',
    nameZh: '泗安太平花木张家',
    nameEn: 'The Zhangs’ nursery, Sian',
    contactZh: '张师傅',
    contactEn: 'Master Zhang',
    grows: '杜鹃、红叶石楠、芦笋',
    freight: 'fresh',
    sells: ['P094', 'P094', 'P024', 'P029'],
    storyZh:
      '家里种花木二十二年，杜鹃是主业。盆栽都在自家地里养满一年，根团结实了才出圃，路上抖不散。发货前一天浇透水，盆面盖苔藓。收到先放阴处三天，别急着晒，也别急着施肥。',
    storyEn:
      'We have grown plants for twenty-two years, azaleas above all. Every pot stands a full year in our own ground until the root ball holds together on the road. They are watered through the day before and topped with moss. When yours arrives, give it three days of shade before any sun or feed.',
  },
  {
    key: 'zhicheng-teapots',
    kind: 'household',
    place: '330522001',
    nameZh: '雉城紫砂小作蒋家',
    nameEn: 'Jiang’s teapot workshop, Zhicheng',
    contactZh: '蒋师傅',
    contactEn: 'Master Jiang',
    grows: '紫砂壶',
    freight: 'craft',
    sells: ['P090', 'P090', 'P090'],
    storyZh:
      '作坊就两张泥凳，我做壶，爱人做盖。泥是本地老矿的存料，陈了六年。每把壶底有印，容量写在证卡上，差不过十毫升。头一回用，温水泡一天再开汤。壶是日用的，摔了不心疼才敢天天用。',
    storyEn:
      'Two benches make up the workshop: I build the pots, my wife turns the lids. The clay is old local stock, rested six years. Each pot is stamped below and its volume is on the card, right to ten millilitres. Soak it a day in warm water before the first brew. These are pots for every day, priced so that you dare to use them.',
  },
  {
    key: 'hongxingqiao-rice',
    kind: 'company',
    place: '330522106208',
    nameZh: '后羊鸭田农业',
    nameEn: 'Houyang Duck Field Farming',
    contactZh: '小蔡',
    contactEn: 'Cai',
    grows: '稻鸭米、菜籽油、咸鸭蛋',
    freight: 'dry',
    sells: ['P053', 'P053', 'P054', 'P062', 'P054'],
    storyZh:
      '插秧后半个月放鸭，一亩十二只，吃虫吃草，也把田水搅浑。鸭子九月上岸，稻子多站十天再割。米是收到订单才碾，碾米日期打在袋口，半个月内吃完最香。公司一共五个人，电话打来多半是我接。',
    storyEn:
      'Two weeks after planting the ducklings go in, twelve to a mu; they eat insects and weeds and keep the water stirred. They leave in September and the rice stands ten days longer. We mill when an order comes and print the day on the bag: it is best within two weeks. There are five of us, and it is usually me who answers the phone.',
  },
]
