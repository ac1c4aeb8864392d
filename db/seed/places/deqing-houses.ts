import type { HouseWords } from './place-words'

export const deqingHouses: HouseWords[] = [
  {
    code: 'S001',
    host: 'yunzhu-house',
    storyZh:
      '老茶厂留下的石墙没有拆，八间房一间挨一间朝着竹山，早上先听见竹叶，再听见鸟。地暖从十一月烧到三月，泳池六月放水、九月收。管家每天下午三点在前厅烧一壶黄芽，想学挖笋的跟他走，锄头和雨鞋都有。晚上九点以后露台只留地灯，好看星。',
    storyEn:
      'The stone walls of the tea factory still stand. Eight rooms face the bamboo, and in the morning you hear leaves first and birds second. Floors are warm from November to March, the pool has water from June to September. At three the kettle goes on for yellow tea in the hall; whoever wants to dig shoots may follow, hoes and boots are here. After nine only the path lamps stay lit, for the stars.',
    wayZh: '德清高铁站打车约 35 分钟；自驾导航到劳岭村停车场，管家开电瓶车来接行李。山路最后两公里是单车道，慢一点。',
    wayEn:
      'About 35 minutes by taxi from Deqing station. By car, head for the Laoling car park; a cart fetches your bags. The last two kilometres are single-lane, so drive slowly.',
  },
  {
    code: 'S002',
    host: 'houwu-house',
    byRequest: true,
    storyZh:
      '五间房、一个灶间、一个院子，只接一家人或一群朋友。堂屋有壁炉，柴劈好堆在廊下。厨房锅碗齐全，菜可以在村口买，也可以请隔壁阿嫂来烧，一桌另算。狗可以来，院门记得关，外面有鸡。周日不接新客，因为要里外打扫一天。',
    storyEn:
      'Five bedrooms, a kitchen and a yard, for one family or one party of friends. There is a stove in the hall and wood under the eaves. Cook yourselves, or ask the neighbour to, for a price by the table. Dogs are welcome; keep the gate shut, there are hens outside. Nobody arrives on Sundays, the day the whole house is cleaned.',
    wayZh: '德清高铁站打车约 45 分钟，到后坞村委往上走 300 米，院门口可停四辆车。姚大叔会到路口等您。',
    wayEn:
      'About 45 minutes by taxi from Deqing station to the Houwu village office, then 300 metres uphill. Four cars fit by the gate. Mr Yao waits for you at the corner.',
  },
  {
    code: 'S003',
    host: 'xiantan-yard',
    storyZh:
      '门前一条溪，窗下就是水声。七间房收拾得干净，没有浴缸，热水是足的。茶室一直开着，茶叶自己泡，不另收钱；四月底五月初院里闷黄芽，可以坐下来看，手洗干净也可以上手。上山的路从后门出去，走一个来回一小时四十分钟。',
    storyEn:
      'A stream runs past the door and you hear it under the window. Seven clean rooms, no bathtubs, plenty of hot water. The tea room is always open and the tea costs nothing more. At the end of April yellow tea is made in the yard: watch, or wash your hands and help. A path leaves by the back door, an hour and forty minutes up and down.',
    wayZh: '德清高铁站打车约 40 分钟；乘莫干山专线到仙潭站，过桥右手第三家。门口能停六辆车。',
    wayEn:
      'About 40 minutes by taxi from Deqing station, or the Moganshan bus to Xiantan, over the bridge and the third house on the right. Six cars fit outside.',
  },
  {
    code: 'S004',
    host: 'yucun-slow',
    storyZh:
      '粮站宿舍改的九间房，走廊宽，墙是原来的绿墙裙。楼下咖啡七点半开门，住店的一杯算我们的。自行车随便骑，出门左转是骑行道，到水库来回八公里，没有大坡。周六下午有市集，也会教做皂，一块皂要等四个星期，做好寄给你。',
    storyEn:
      'Nine rooms in a grain-station dormitory, with wide corridors and the old green dado. Coffee opens at half past seven and the first cup is on us. Take a bicycle, turn left, and it is eight level kilometres to the reservoir and back. There is a fair on Saturday afternoons. Soap made here takes four weeks to ripen, so we post it.',
    wayZh: '德清高铁站打车约 30 分钟；莫干山专线到庾村广场下车走 3 分钟。院里停车位少，满了停民国图书馆旁边。',
    wayEn:
      'About 30 minutes by taxi from Deqing station, or the Moganshan bus to Yucun square and three minutes on foot. When the yard is full, park by the old library.',
  },
  {
    code: 'S005',
    host: 'wusi-farm',
    storyZh:
      '村子平，路宽，老人推得动婴儿车。十间房都朝南，被子有太阳味。十二月到四月能摘草莓，七八月有黄桃，别的月份去地里拔萝卜也高兴。饭一天三顿可以点，早饭十五元一位，晚饭看人数配菜。房间在二楼三楼，没有电梯，行李我们搬。',
    storyEn:
      'A level village with wide lanes, easy with a pram. Ten rooms look south and the quilts smell of sun. Strawberries from December to April, yellow peaches in July and August, and in other months children are just as glad to pull radishes. Meals on request. Rooms are up one or two floors without a lift: we carry the bags.',
    wayZh: '德清高铁站打车约 20 分钟；自驾从莫干山出口下来 6 公里，院里可停二十辆车。',
    wayEn: 'About 20 minutes by taxi from Deqing station; by car 6 km from the Moganshan exit. Room for twenty cars.',
  },
  {
    code: 'S006',
    host: 'laoling-tea',
    storyZh:
      '茶园最上头有一块平地，往年晒茶，如今搭八顶帐篷。帐篷里是两张垫子和睡袋，有插座，没有空调；冬天夜里三到五度，厚睡袋另有一层。洗澡在下面的竹棚，热水供到晚上十点。篝火统一点在石圈里，风大就不点。星星看天，电影看心情。',
    storyEn:
      'Above the tea there is a level field where we used to dry leaf; now eight tents stand on it. Inside are mats, sleeping bags and a socket, but no heating: winter nights are three to five degrees, with a second bag for everyone. Showers are in the bamboo shed below until ten. Fire is lit in the stone ring only, and not in wind.',
    wayZh: '导航到劳岭茶厂旧址，车停在下面，沿石阶走 12 分钟，行李有骡车。雨天石阶滑，穿有纹路的鞋。',
    wayEn:
      'Head for the old tea factory of Laoling, leave the car below and climb the steps for 12 minutes; a mule cart takes the bags. The steps are slippery in rain: wear shoes with a tread.',
  },
  {
    code: 'S007',
    host: 'xiazhuhu-rice',
    village: '330521004208',
    storyZh:
      '湿地边上，窗外是芦苇，清早有朱鹮飞过去，粉红的翅膀要等它张开才看见。一楼有一间没有台阶，轮椅进得了浴室。摇船要看水位，社员带，一条船坐五个人。待客的是防风茶，咸的，有烘豆和橙皮，第一口不惯第二口就好了。蚊香和纱窗都有。',
    storyEn:
      'By the wetland, with reeds outside the window. Crested ibis cross in the early morning, and you see the pink only when they open their wings. One ground-floor room has no step and a bathroom for a wheelchair. Boats go out when the water allows, five to a boat, rowed by members. Guests are given Fangfeng tea, which is salty, with beans and peel: the second sip is easier than the first.',
    wayZh: '德清高铁站打车约 25 分钟，导航到二都游客码头，往东 400 米白墙那家。',
    wayEn: 'About 25 minutes by taxi from Deqing station. Head for the Erdu landing, then 400 metres east to the white wall.',
  },
  {
    code: 'S008',
    host: 'xinshi-cakes',
    storyZh:
      '楼下凌晨四点蒸茶糕，楼上六间房，靠天井的两间听得见一点动静，怕吵的选临河那边。早饭就是第一笼糕和一碗羊肉面，面只在天冷时有。清明前后古镇有蚕花庙会，人多，房要早订。老房子木楼梯窄，大箱子放楼下柜里。',
    storyEn:
      'Cakes are steamed below from four in the morning and six rooms lie above. The two by the light well hear a little of it; light sleepers should take the river side. Breakfast is the first tray of cakes and, in the cold months, a bowl of lamb noodles. Around Qingming the silkworm fair fills the town. The wooden stairs are narrow: big cases stay in the cupboard downstairs.',
    wayZh: '德清高铁站坐到新市的公交约 50 分钟，古镇口下车走 8 分钟。古镇里不进车，车停北栅停车场。',
    wayEn:
      'The bus from Deqing station to Xinshi takes about 50 minutes; then eight minutes on foot. No cars in the old town: park at the north gate.',
  },
]
