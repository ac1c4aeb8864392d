import type { StallPlan } from './stall-plan'

type HostPlan = Omit<StallPlan, 'freight' | 'sells'>

const host = (plan: HostPlan): StallPlan => ({ ...plan, freight: 'dry', sells: [] })

/** Stalls in Deqing and Anji that take guests and sell nothing to send. */
export const hillHosts: StallPlan[] = [
  host({
    key: 'yunzhu-house',
    kind: 'company',
    place: '330521115202',
    nameZh: '劳岭云竹小院',
    nameEn: 'Cloud Bamboo, Laoling',
    contactZh: '管家小朱',
    contactEn: 'Zhu, who keeps the house',
    grows: '民宿、竹林步道',
    storyZh:
      '房子是村里的老茶厂改的，我在这里出生，也在这里上班。早上扫落叶，下午接客人，晚上把露台的灯一盏盏关掉。八间房五个人管，名字我都记得住，第二次来不用报房号。',
    storyEn:
      'The house was the village tea factory; I was born beside it and now I work in it. Leaves are swept in the morning, guests met in the afternoon, and the lamps of the terrace put out one by one at night. Five of us keep eight rooms, and we remember names.',
  }),
  host({
    key: 'houwu-house',
    kind: 'household',
    place: '330521115215',
    nameZh: '后坞老姚家',
    nameEn: 'Old Yao’s, Houwu',
    contactZh: '姚大叔',
    contactEn: 'Mr Yao',
    grows: '整院出租、烤全羊',
    storyZh:
      '祖上三代的院子，儿子在杭州，房间空着可惜，就整院租给一家人住。钥匙我亲手交，灶头怎么烧我教一遍，别的不来打扰。要烤羊提前两天说，我从隔壁村牵。',
    storyEn:
      'Three generations lived in this yard. My son works in Hangzhou and empty rooms are a pity, so one family at a time may have all of it. I hand over the key, show how the stove is lit, and leave you alone. For a roast lamb, tell me two days ahead.',
  }),
  host({
    key: 'xiantan-yard',
    kind: 'household',
    place: '330521115211',
    nameZh: '仙潭溪边蔡家',
    nameEn: 'The Cais by the stream, Xiantan',
    contactZh: '蔡阿姨',
    contactEn: 'Auntie Cai',
    grows: '民宿、黄芽茶',
    storyZh:
      '门口这条溪夏天有小孩摸鱼，冬天能听到水声睡觉。七间房我和老头子两个人收拾，床单自己洗自己晒，下雨天就晚一点换。早饭有粥有蛋，客人起得晚也给留着。',
    storyEn:
      'Children catch fish in the stream before the door in summer, and in winter its sound sends you to sleep. My husband and I keep seven rooms, and wash and dry the sheets ourselves. There is congee and an egg for breakfast, and it is kept warm for those who sleep long.',
  }),
  host({
    key: 'yucun-slow',
    kind: 'company',
    place: '330521115201',
    nameZh: '庾村慢慢来工作室',
    nameEn: 'Take It Slow, Yucun',
    contactZh: '小许',
    contactEn: 'Xu',
    grows: '民宿、咖啡、手工皂',
    storyZh:
      '我们四个人五年前来庾村，把一栋粮站宿舍收拾出来住人，楼下做咖啡和手工皂。自行车八辆，坏了自己修。周末门口有市集，村里人卖菜我们卖皂，谁也不抢谁的生意。',
    storyEn:
      'Four of us came to Yucun five years ago and put a grain-station dormitory in order: rooms above, coffee and soap below. There are eight bicycles, which we mend ourselves. At weekends there is a fair at the door, where the village sells vegetables and we sell soap.',
  }),
  host({
    key: 'wusi-farm',
    kind: 'household',
    place: '330521115220',
    nameZh: '五四村戴家农院',
    nameEn: 'The Dais’ farm, Wusi',
    contactZh: '戴大姐',
    contactEn: 'Mrs Dai',
    grows: '农家乐、草莓、黄桃',
    storyZh:
      '冬天草莓，夏天黄桃，院子后头还有一块地给客人种菜，种了没空来我帮着浇。十间房都朝南，菜是灶上现炒的，不做菜单，看地里有什么。吃不惯辣的先说一声。',
    storyEn:
      'Strawberries in winter, peaches in summer, and a plot behind the yard where guests may plant something; I water it when they cannot come. Ten rooms look south. There is no menu: what is in the field goes into the pan. Tell me if you like it mild.',
  }),
  host({
    key: 'dongheng-study',
    kind: 'collective',
    place: '330521103202',
    nameZh: '东衡田野课堂',
    nameEn: 'Dongheng field classroom',
    contactZh: '章老师',
    contactEn: 'Ms Zhang',
    grows: '研学、水稻、竹艺',
    storyZh:
      '村里把旧矿坑填成了田，田边的老校舍改成课堂。教插秧的是种了四十年田的老伯，教竹编的是退休篾匠，我管安全和午饭。带孩子来的老师都说，这里的手是真干过活的手。',
    storyEn:
      'The village filled its old quarries and made fields of them; the school beside them became a classroom again. A man with forty years of rice behind him teaches planting, a retired weaver teaches bamboo, and I look after safety and lunch. These are hands that have done the work.',
  }),
  host({
    key: 'two-hills-cottage',
    kind: 'household',
    place: '330523108204',
    nameZh: '余村葛家小筑',
    nameEn: 'The Ges’ cottage, Yucun in Anji',
    contactZh: '葛大姐',
    contactEn: 'Mrs Ge',
    grows: '民宿、笋干',
    storyZh:
      '我公公年轻时在矿上，山炸得灰蒙蒙的，衣服晒不干净。后来矿关了，山绿回来，我们把房子刷白开民宿。窗外那座矿坑现在种满了花，他每天去走一圈，也愿意给客人讲。',
    storyEn:
      'My father-in-law worked in the quarry when he was young, and no washing ever dried clean. Then it closed and the hill grew green again, so we whitewashed the house and took guests. The pit outside is full of flowers now. He walks round it every day and likes to tell of it.',
  }),
  host({
    key: 'daxi-farmhouse',
    kind: 'household',
    place: '330523108207',
    nameZh: '大溪藏龙人家',
    nameEn: 'Hidden Dragon house, Daxi',
    contactZh: '张大伯',
    contactEn: 'Uncle Zhang',
    grows: '农家乐、溯溪',
    storyZh:
      '开了二十二年，从六间到十五间，老客人的孩子都带对象来了。溪里的石头哪块滑我清楚，溯溪带队不收钱，鞋子自己备。饭按人头算，酱鸭和土鸡煲头天说好，省得等。',
    storyEn:
      'Open for twenty-two years, from six rooms to fifteen; the children of our first guests now come with their sweethearts. I know which stones of the stream are slippery and lead the way for nothing, only bring shoes. Order the duck and the chicken pot a day ahead.',
  }),
  host({
    key: 'tianchi-snow',
    kind: 'company',
    place: '330523108',
    nameZh: '天池山上雪屋',
    nameEn: 'Snow rooms above the pond',
    contactZh: '汪店长',
    contactEn: 'Wang, the manager',
    grows: '民宿、滑雪、避暑',
    storyZh:
      '海拔八百多米，山下穿短袖，这里要披一件。冬天路面会结冰，我们有一辆装防滑链的车在半山接人，雪大就不营业，钱一分不少退。地暖烧的是电，房间里不呛。',
    storyEn:
      'At over eight hundred metres you want a jacket when the valley is in shirtsleeves. In winter the road may freeze: our car with chains meets you half way up, and when there is too much snow we close and give back every fen. The floors are warmed by electricity.',
  }),
  host({
    key: 'lujia-camp',
    kind: 'collective',
    place: '330523001211',
    nameZh: '鲁家小火车集体营地',
    nameEn: 'Lujia village camp by the little train',
    contactZh: '裘主任',
    contactEn: 'Ms Qiu',
    grows: '营地、小火车、农场',
    storyZh:
      '十八个小农场，一条小铁路串起来，营地在第三站旁边。木屋是村里木匠搭的，帐篷两年换一次。小朋友上车要系安全带，喂羊的草料我们备好，别带自己的零食喂。',
    storyEn:
      'Eighteen small farms on one small railway, and the camp stands by its third stop. The huts were built by the village carpenter, the tents are renewed every two years. Children buckle up on the train, and fodder for the goats is ready: please give them nothing from your bag.',
  }),
  host({
    key: 'gaojiatang-lake',
    kind: 'household',
    place: '330523206203',
    nameZh: '高家堂湖边陈家',
    nameEn: 'The Chens by the lake, Gaojiatang',
    contactZh: '小陈',
    contactEn: 'Chen',
    grows: '民宿、竹编、桨板',
    storyZh:
      '我在上海做了八年设计，回来把爷爷的屋子改成五间房，窗户全对着水。奶奶教竹编，手比我快得多。湖不大，绕一圈四十分钟，傍晚没有车，慢慢骑就好。',
    storyEn:
      'After eight years of design work in Shanghai I came back and made five rooms of my grandfather’s house, every window to the water. My grandmother teaches weaving, and her hands are far quicker than mine. The lake takes forty minutes by bicycle, best at dusk, when no cars pass.',
  }),
  host({
    key: 'shangshu-meadow',
    kind: 'company',
    place: '330523205214',
    nameZh: '上墅云上草甸营地',
    nameEn: 'Meadow camp above Shangshu',
    contactZh: '营长阿盛',
    contactEn: 'Sheng, the warden',
    grows: '营地、日出、滑草',
    storyZh:
      '草甸在山顶，风大星多。帐篷打了地钉又压沙袋，六级风以上我就请大家下山，钱退给你。日出看运气，我前一天晚上在群里说云厚不厚。垃圾自己带下山，拜托。',
    storyEn:
      'The meadow lies on the top: much wind, many stars. The tents are pegged and weighed down, and above force six I ask everybody to go down and give the money back. Whether there will be a sunrise I tell you the evening before. Please take your rubbish down with you.',
  }),
]
