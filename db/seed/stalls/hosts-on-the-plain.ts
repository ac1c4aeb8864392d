import type { StallPlan } from './stall-plan'

type HostPlan = Omit<StallPlan, 'freight' | 'sells'>

const host = (plan: HostPlan): StallPlan => ({ ...plan, freight: 'dry', sells: [] })

/** Stalls in Changxing, Nanxun and Wuxing that take guests and sell nothing to send. */
export const plainHosts: StallPlan[] = [
  host({
    key: 'shuikou-farm',
    kind: 'household',
    place: '330522200203',
    nameZh: '水口乐村徐家',
    nameEn: 'The Xus of Shuikou',
    contactZh: '徐老板',
    contactEn: 'Mr Xu',
    grows: '农家乐、垂钓、接送班车',
    storyZh:
      '我家做上海客人的生意十六年，一天三顿管饱，八菜一汤，不够再添。班车每周二和周五从上海来回，老人上车有人扶。房间朴素，被子天天晒，麻将桌先到先坐。',
    storyEn:
      'For sixteen years we have cooked for guests from Shanghai: three meals a day, eight dishes and a soup, and more when it is not enough. Our coach runs on Tuesdays and Fridays and somebody helps the old aboard. Plain rooms, quilts aired daily, first come first served at the mah-jong table.',
  }),
  host({
    key: 'shicong-camp',
    kind: 'collective',
    place: '330503108205',
    nameZh: '石淙亲水集体营地',
    nameEn: 'Shicong waterside village camp',
    contactZh: '沈会计',
    contactEn: 'Ms Shen',
    grows: '营地、蚕花、划船',
    storyZh:
      '石淙四面是水，营地在太君庙河对面。八顶帐篷，底下铺木板，不潮。五月养蚕，孩子可以来摘桑叶喂；划船要穿救生衣，六岁以下大人同坐。夜里十点后静一静，河对岸有人睡觉。',
    storyEn:
      'Shicong has water on all sides, and the camp lies across from the old temple. Eight tents on wooden decks, so nobody sleeps damp. In May children may pick leaves for the silkworms. Life jackets in the boats, and quiet after ten: people sleep on the other bank.',
  }),
  host({
    key: 'miaoxi-valley',
    kind: 'company',
    place: '330502102203',
    nameZh: '妙西山谷旅宿',
    nameEn: 'Miaoxi Valley Rooms',
    contactZh: '前台小严',
    contactEn: 'Yan at the desk',
    grows: '民宿、泳池、茶圣徒步',
    storyZh:
      '十间房散在山谷里，中间隔着茶园，晚上走路有地灯。有一间没有台阶，轮椅能进浴室。泳池六月开到九月，深一米二。陆羽在这一带写过茶经，步道上的牌子是中学老师写的。',
    storyEn:
      'Ten rooms lie scattered in the valley with tea between them and lamps along the paths. One has no step and its bathroom takes a wheelchair. The pool, 1.2 metres deep, is open from June to September. Lu Yu wrote on tea near here; a local teacher wrote the signs on the walk.',
  }),
  host({
    key: 'gucheng-paddy',
    kind: 'household',
    place: '330502200214',
    nameZh: '菰城稻田宋家',
    nameEn: 'The Songs among the paddies, Gucheng',
    contactZh: '宋师傅',
    contactEn: 'Master Song',
    grows: '稻田木屋、大米',
    storyZh:
      '三间木屋架在自家稻田边上，推窗就是稻。六月插秧，十一月割稻，客人愿意下田我给雨靴。蛙声大，嫌吵的别来；蚊子我点艾草。早饭是去年的新米粥，配咸菜。',
    storyEn:
      'Three wooden cabins on stilts at the edge of our own rice. We plant in June and cut in November, and I have boots for those who want to help. The frogs are loud, so light sleepers should think twice. Breakfast is congee of our own rice with pickles.',
  }),
  host({
    key: 'south-lake-yard',
    kind: 'household',
    place: '330502009212',
    nameZh: '太湖边观湖邱家',
    nameEn: 'The Qius by Lake Tai',
    contactZh: '邱阿姨',
    contactEn: 'Auntie Qiu',
    grows: '民宿、湖鲜、帆船',
    storyZh:
      '院子到湖边走六分钟，顶楼露台看得见日落。老伴以前开渔船，现在禁捕了，改去码头教人上帆船。桌上的鱼是塘里养的，不冒充湖里的。有风的日子窗会响，给你备了耳塞。',
    storyEn:
      'Six minutes on foot to the lake, and the sunset is seen from the roof. My husband used to fish; now that the lake is closed to nets he teaches people to board a sailing boat. The fish on our table comes from ponds and we say so. Windows rattle in the wind: there are earplugs.',
  }),
]
