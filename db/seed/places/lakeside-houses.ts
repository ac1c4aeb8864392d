import type { HouseWords } from './place-words'

/** In Changxing, Nanxun and Wuxing. */
export const lakesideHouses: HouseWords[] = [
  {
    code: 'S022',
    host: 'guzhu-tea',
    storyZh:
      '顾渚山脚，出门就是去贡茶院的路。八间房干净朴素，饭可以包也可以不包，包三餐一位八十元，荤菜三个。紫笋茶四月采，平常喝的是去年的，泡茶用金沙泉，泉口走十分钟，自己拎壶去打。夜里静得很，只有狗叫两声。',
    storyEn:
      'At the foot of Guzhu, on the way to the tribute tea hall. Eight clean, plain rooms, with or without meals: full board is 80 yuan a head, three meat dishes among them. Zisun tea is picked in April; the rest of the year we drink last year’s, with water from the Jinsha spring, ten minutes away with a kettle in your hand. Nights are very quiet.',
    wayZh: '长兴高铁站打车约 35 分钟；水口乡班车到顾渚村下车走 5 分钟。门前停十辆车。',
    wayEn: 'About 35 minutes by taxi from Changxing station, or the Shuikou bus to Guzhu and five minutes on foot. Room for ten cars.',
  },
  {
    code: 'S023',
    host: 'shuikou-farm',
    storyZh:
      '住一天吃三顿，价钱都在里面，按人算，小孩半价。早饭粥面随便，中午晚上八菜一汤，不浪费就好。班车周二周五上海来回，在人民广场上车，要先说。房间在二楼，有扶手；想住底楼的提前讲，只有三间。棋牌室不收钱，茶水自己倒。',
    storyEn:
      'One price holds the bed and three meals, by the head, children half. Congee or noodles in the morning, eight dishes and a soup at noon and at night. The coach runs to and from Shanghai on Tuesdays and Fridays: tell us first. Rooms are one floor up with a handrail; three are on the ground floor, ask in time. Cards and mah-jong are free.',
    wayZh: '长兴高铁站打车约 30 分钟；上海班车 8:00 人民广场发车，11:30 到门口。自驾停门前大场地。',
    wayEn:
      'About 30 minutes by taxi from Changxing station. Our coach leaves People’s Square in Shanghai at 8:00 and is here at 11:30. There is a large yard for cars.',
  },
  {
    code: 'S024',
    host: 'ginkgo-lane',
    village: '330522108201',
    byRequest: true,
    storyZh:
      '院里一棵三百年的银杏，十一月中旬黄得最透，落一地不扫，等客人看够。那半个月房价高、也最难订，别的月份一半价钱，安静得能听见白果掉。六间房，老木床换了新床垫。树是村里的，不摇不折，捡地上的。因为只有我和老伴，先申请再住。',
    storyEn:
      'A three-hundred-year-old ginkgo stands in the yard. It is yellowest in mid-November, and the fallen leaves stay until everybody has looked enough. That fortnight is dear and hard to get; other months cost half and you can hear the nuts drop. Six rooms, old beds with new mattresses. The tree belongs to the village: gather what lies, shake nothing. There are only two of us, so please ask first.',
    wayZh: '长兴高铁站打车约 35 分钟；银杏季八都岕单向限行，照交警牌子走，车停大岕口停车场，走 6 分钟。',
    wayEn:
      'About 35 minutes by taxi from Changxing station. In the ginkgo weeks the valley is one-way: follow the signs, park at Dajiekou and walk six minutes.',
  },
  {
    code: 'S025',
    host: 'tuying-crab',
    village: '330522101218',
    storyZh:
      '七间房，五间看得见湖。清早五点多天亮，日出从水里上来，阳台有椅子有毯子。九月到十一月吃蟹，塘里自家养的，称好再蒸，不好的不蒸。太湖禁捕，湖鱼没有，塘鱼有。湿地骑行道平，带孩子一圈十一公里，车八辆。',
    storyEn:
      'Seven rooms, five with the lake. The sun comes out of the water soon after five, and there are chairs and blankets on the balcony. From September to November there is crab from our own ponds, weighed before it is steamed. Lake Tai is closed to fishing, so the fish is from ponds too. The wetland path is a level eleven kilometres; we have eight bicycles.',
    wayZh: '长兴高铁站打车约 25 分钟，导航到图影湿地北门，沿湖堤向西 500 米。',
    wayEn: 'About 25 minutes by taxi from Changxing station. From the north gate of Tuying wetland 500 metres west along the dyke.',
  },
  {
    code: 'S028',
    host: 'nanxun-cakes',
    storyZh:
      '百间楼临河的老屋，五间，门槛高，走路看脚下。行李从码头用小船运到后门，省得拖着轮子过石板。早上五点半有船经过，摇橹声不吵人。奶奶做的橘红糕每天一碟，三道茶下午三点在堂屋。不能停车，不能抽烟，木头房子怕火。',
    storyEn:
      'An old house on the water in the row of a hundred: five rooms and high thresholds. Your bags come by small boat to the back door, which spares the wheels the flagstones. The first boat passes at half past five and does not wake you. A plate of Granny’s cakes every day, tea in three courses at three. No cars and no smoking: timber fears fire.',
    wayZh: '南浔站打车约 15 分钟到古镇东大街口，打电话，船来接行李，人走 7 分钟。车停游客中心。',
    wayEn:
      'About 15 minutes by taxi from Nanxun station to the east street of the old town. Telephone, and the boat comes for the bags; you walk seven minutes. Park at the visitor centre.',
  },
  {
    code: 'S029',
    host: 'digang-ponds',
    storyZh:
      '书院是老小学改的，十间房围一个天井，黑板还在。会议室坐三十人，投影好用。鱼汤饭是这里办事才吃的，十二道鱼，提前一天订，八位起。五月桑葚紫了，孩子摘到满手洗不掉，别穿白衣服。鱼塘边没有栏杆，小孩不要单独去。',
    storyEn:
      'The school became an academy: ten rooms round a courtyard, and the blackboard is still there. The meeting room seats thirty. Fish broth dinner, twelve courses of fish, is what is cooked here for great days: order a day ahead, for eight or more. In May mulberries stain hands for days, so no white shirts. The ponds have no railings: children never go alone.',
    wayZh: '湖州站打车约 35 分钟，导航到荻港村口牌坊，进村第二座桥左转。停车三十辆。',
    wayEn: 'About 35 minutes by taxi from Huzhou station to the gate of Digang; turn left at the second bridge. Room for thirty cars.',
  },
  {
    code: 'S031',
    host: 'shicong-camp',
    village: '330503108205',
    storyZh:
      '八顶帐篷在水边木台上，一台隔一台三米，说话听不见。每顶三个人，垫子十厘米厚，冬天加电热毯。公共卫浴是砖房，热水二十四小时。四月蚕花节村里抬轿，五月可以喂蚕，一天三顿桑叶。救生圈每隔十米一个，水深一米六，孩子要有大人看着。',
    storyEn:
      'Eight tents on decks by the water, three metres apart. Each sleeps three on thick mats, with an electric blanket in winter. The washrooms are of brick and have hot water day and night. In April the silkworm festival is carried through the village; in May silkworms want leaves three times a day. A lifebelt hangs every ten metres. The water is 1.6 metres deep: children need a grown-up.',
    wayZh: '湖州站打车约 50 分钟；南浔客运有到石淙的公交，村口下车走 10 分钟。营地外停十五辆车。',
    wayEn:
      'About 50 minutes by taxi from Huzhou station, or the bus from Nanxun to Shicong and ten minutes on foot. Room for fifteen cars.',
  },
  {
    code: 'S033',
    host: 'yigao-farm',
    storyZh:
      '义皋老街上的茶馆，楼上四间房。早上五点老茶客就来了，楼板薄，会听到聊天，喜欢热闹的正好。烘豆茶自己做，豆是溇港边的。租车骑到太湖口二十分钟，一路看见水怎么从山里到湖里。七八月挖百合，泥里湿，给雨靴。集体的店，收入贴在墙上。',
    storyEn:
      'A teahouse in the old street with four rooms above. The regulars come at five and the floor is thin: good for those who like company. The roasted-bean tea is made here, of beans from the canal banks. Twenty minutes by bicycle take you to the lake, and on the way you see how the water goes. In July and August lilies are dug, boots provided. The village owns the house and posts its accounts on the wall.',
    wayZh: '湖州站打车约 30 分钟，导航到义皋古村停车场，过尚义桥第三家。',
    wayEn: 'About 30 minutes by taxi from Huzhou station to the Yigao car park, over Shangyi bridge and the third house.',
  },
  {
    code: 'S034',
    host: 'miaoxi-valley',
    storyZh:
      '十间房散在山谷里，每间有自己的露台，隔着茶垄，看不见邻居。101 房没有台阶，门宽九十厘米，浴室有扶手。泳池六月到九月，早七点到晚八点，没有救生员的时段会拉绳。茶圣步道从前台出发，一圈五公里，路牌是中学老师写的，值得慢读。',
    storyEn:
      'Ten rooms lie about the valley, each with a terrace and rows of tea between neighbours. Room 101 has no step, a 90 cm door and grab rails in the bathroom. The pool is open from June to September, seven to eight, and roped off when no lifeguard is there. The five-kilometre walk of the tea sage begins at the desk; its signs are worth reading slowly.',
    wayZh: '湖州站打车约 25 分钟；自驾导航到妙山村山谷停车场，前台有摆渡车。充电桩两个快充两个慢充。',
    wayEn:
      'About 25 minutes by taxi from Huzhou station. By car, head for the valley car park of Miaoshan; a buggy takes you on. Two fast and two slow chargers.',
  },
  {
    code: 'S035',
    host: 'gucheng-paddy',
    storyZh:
      '三间木屋架在田边，每间住两个人，一个孩子挤一挤也行。六月插秧、十一月割稻，愿意下田的给雨靴，累了随时上来。田里不打药，所以有蛙有萤火虫，也有蚊子，门口熏艾。屋里有空调，没有电视。稻田音乐会九月一场，村里的笛子和我女儿的大提琴。',
    storyEn:
      'Three cabins on stilts by the field, each for two, with room to squeeze in a child. We plant in June and cut in November; boots are here, and you may stop whenever you are tired. Nothing is sprayed, so there are frogs, fireflies and also mosquitoes, for which we burn mugwort. Air conditioning but no television. In September there is one evening of village flutes and my daughter’s cello.',
    wayZh: '湖州站打车约 20 分钟，导航到菰城遗址公园南门，沿田埂路开 400 米到头。',
    wayEn: 'About 20 minutes by taxi from Huzhou station. From the south gate of the Gucheng park drive 400 metres along the field road.',
  },
  {
    code: 'S036',
    host: 'south-lake-yard',
    storyZh:
      '走到湖边六分钟，顶楼露台公用，傍晚搬椅子上去看日落，夏天七点，冬天五点不到。七间房，五间朝湖。老伴在码头教帆船，风三到四级最好，六级不出。桌上的鱼是塘里的，我们照实说。窗子老，风大会响，耳塞放在床头。',
    storyEn:
      'Six minutes from the lake. The roof is for everybody: carry a chair up for the sunset, at seven in summer and before five in winter. Five of the seven rooms face the water. My husband teaches sailing at the jetty, best in force three or four and never in six. The fish is from ponds. The windows are old and rattle; earplugs lie by the bed.',
    wayZh: '湖州站打车约 20 分钟，导航到小梅口，往渔人码头方向 300 米。院里停五辆车。',
    wayEn: 'About 20 minutes by taxi from Huzhou station. From Xiaomeikou 300 metres towards the fishermen’s quay. Room for five cars.',
  },
]
