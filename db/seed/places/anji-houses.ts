import type { HouseWords } from './place-words'

export const anjiHouses: HouseWords[] = [
  {
    code: 'S011',
    host: 'two-hills-cottage',
    storyZh:
      '白墙灰瓦七间房，窗户对着从前的矿坑，如今是花园，早晚各开一次喷雾，像有云。亲子房是上下铺，栏杆加高过。早饭有葛大姐腌的雪菜和小米粥。七八月漂流人多，我们帮着排票，不加价。公公愿意带路，走一圈一个钟头，听他讲炸山的事。',
    storyEn:
      'Seven rooms behind white walls, looking at what was a quarry and is now a garden. Family rooms have bunks with raised rails. Breakfast is millet congee with our own pickled greens. In July and August we queue for rafting tickets for you at no charge. My father-in-law will walk you round the pit in an hour and tell you how the hill was blown up.',
    wayZh: '安吉高铁站打车约 30 分钟，导航到余村村委，过石桥第二排。院里四个车位，两个有充电桩。',
    wayEn:
      'About 30 minutes by taxi from Anji station. Head for the Yucun village office; the house is in the second row past the stone bridge. Four parking places, two with a charger.',
  },
  {
    code: 'S012',
    host: 'chen-bamboo',
    village: '330523108211',
    storyZh:
      '自家楼房，八间，推窗就是大竹海，风来的时候整座山都在动。我白天上山，想挖笋的六点半在院里等，冬笋要听土，春笋看裂缝，我都教，挖到的称了算，按当天的价。早饭在灶间吃，竹筒饭头天晚上说一声。没有电梯，八间里有两间在一楼。',
    storyEn:
      'Our own house, eight rooms, and the whole hill of bamboo moves when the wind comes. I go up in the mornings: be in the yard at half past six. Winter shoots you listen for, spring shoots you see by the crack, and I show both; what you dig is weighed at the price of the day. Ask the evening before for rice in bamboo. No lift, but two rooms on the ground floor.',
    wayZh: '安吉高铁站打车约 40 分钟，到大竹海景区门口往五鹤村方向 600 米，看到竹篱笆就是。门前停八辆车。',
    wayEn:
      'About 40 minutes by taxi from Anji station; from the gate of the bamboo park 600 metres towards Wuhe, to the bamboo fence. Room for eight cars.',
  },
  {
    code: 'S013',
    host: 'daxi-farmhouse',
    storyZh:
      '十五间房，一栋老楼一栋新楼，新楼安静，老楼离饭堂近。溪就在停车场下面，夏天孩子泡一下午。吃的是农家菜，六十元一位的桌餐八菜一汤，也可以点。麻将室三张桌子，晚上十一点收。房间不大，热水好，毛巾自带的我们更高兴。',
    storyEn:
      'Fifteen rooms in an old house and a new one: the new is quieter, the old nearer the food. The stream is below the car park and children stay in it all afternoon. Eight dishes and a soup come at 60 yuan a head, or order as you like. Three mah-jong tables, until eleven. Rooms are small, the water is hot.',
    wayZh: '安吉高铁站打车约 45 分钟；安吉客运中心有到大溪的班车，终点站下。停车三十辆。',
    wayEn: 'About 45 minutes by taxi from Anji station, or the bus from Anji coach station to its last stop, Daxi. Room for thirty cars.',
  },
  {
    code: 'S014',
    host: 'tianchi-snow',
    storyZh:
      '雪季从十二月中到二月底，雪场走路八分钟，雪具可以寄在门厅烘干。夏天夜里二十度，不用空调，所以我们没装，地暖倒是每间都有。晚上没有路灯，抬头就是银河，天文台的老师周六会来院里架镜子。封山的日子不营业，已付的全退。',
    storyEn:
      'The snow season runs from mid-December to the end of February and the slope is eight minutes on foot; boots dry in the hall. Summer nights are twenty degrees, so there is no air conditioning, but every floor is heated. With no street lamps the Milky Way is overhead, and on Saturdays a teacher sets up his telescope. When the road is closed we close, and give everything back.',
    wayZh: '安吉高铁站打车约 60 分钟；冬天请在银坑停车场换乘我们的防滑车，提前一天说到达时间。',
    wayEn:
      'About 60 minutes by taxi from Anji station. In winter change to our car with chains at the Yinkeng car park; tell us the day before when you come.',
  },
  {
    code: 'S015',
    host: 'huangdu-tea',
    storyZh:
      '房子在茶田中间，六间，早饭搬到田埂上吃，看得见雾从垄沟里退下去。三月下旬到四月中旬最忙，半夜还在炒茶，客人可以来看，别碰锅沿。别的月份安静，适合睡觉和走路。套房有浴缸对着茶田，拉帘在左手边。采的青叶要交回来，炒好了您带走。',
    storyEn:
      'Six rooms in the middle of the tea. Breakfast is carried out to the field path while the mist draws back along the rows. From late March to mid-April we fire tea until midnight: come and watch, but keep clear of the pan. Other months are quiet, good for sleeping and walking. Suites have a bath facing the field; the curtain is on your left.',
    wayZh: '安吉高铁站打车约 35 分钟，导航到黄杜村万亩茶园观景台，向下 200 米。采茶季路窄车多，上午十点前到最好。',
    wayEn:
      'About 35 minutes by taxi from Anji station. Head for the tea field lookout of Huangdu, then 200 metres down. In the picking season come before ten, the lane is narrow.',
  },
  {
    code: 'S017',
    host: 'lujia-camp',
    storyZh:
      '木屋六间带门锁和电暖，帐篷四顶铺木板，洗浴在中间的平房，走过去最远八十步。小火车早上九点第一班，从营地门口上车不用排队。农场的羊和兔子可以喂，草料免费，请先洗手。篝火晚上七点到九点，音响我们不放，唱歌可以。',
    storyEn:
      'Six huts with a lock and a heater, four tents on decks, and washrooms in the middle, eighty steps away at most. The first train leaves at nine and stops at our gate. Goats and rabbits may be fed and the fodder is free; wash your hands first. Fire from seven to nine. We play no music, but singing is welcome.',
    wayZh: '安吉高铁站打车约 15 分钟，导航到鲁家村游客中心，进村换小火车或步行 10 分钟。停车场免费。',
    wayEn:
      'About 15 minutes by taxi from Anji station to the Lujia visitor centre, then the little train or ten minutes on foot. Parking is free.',
  },
  {
    code: 'S018',
    host: 'gaojiatang-lake',
    byRequest: true,
    storyZh:
      '五间房，每间的窗都对着湖，床头灯和插座是我自己画图让村里木匠做的。奶奶下午在廊下编竹篮，愿意学的搬凳子坐过去。桨板五月到九月有，必须穿救生衣，不会游泳的不下水。房少，怕照顾不周，所以先看您的申请再答应，一般两小时内回。',
    storyEn:
      'Five rooms, every window to the lake; lamps and sockets were drawn by me and made by the village joiner. In the afternoon my grandmother weaves under the eaves, bring a stool. Paddleboards from May to September, with a life jacket and for swimmers only. With so few rooms I read each request before I say yes, usually within two hours.',
    wayZh: '安吉高铁站打车约 50 分钟，进高家堂村后沿湖右行到尽头。村口停车，电瓶车接行李。',
    wayEn:
      'About 50 minutes by taxi from Anji station; in Gaojiatang keep right along the lake to its end. Park at the entrance, a cart fetches the bags.',
  },
  {
    code: 'S019',
    host: 'shangshu-meadow',
    village: '330523205214',
    storyZh:
      '十二顶帐篷排成两行，门都朝东，日出不用出被窝。海拔六百米，风比山下大两级，帐篷打了钉又压了袋。公共卫浴有热水，晚上九点关。滑草和高空步道在营地旁边，门票另买。十二月到二月山上结冰，不开营；其余日子风大也会请大家下山，钱全退。',
    storyEn:
      'Twelve tents in two rows with their doors to the east: the sunrise comes to your bed. At six hundred metres the wind is two grades stronger than below, and the tents are pegged and weighed down. Warm showers until nine. Grass sledges and the walkway are next door, with their own tickets. Closed from December to February for ice; in strong wind we go down and you get everything back.',
    wayZh: '安吉高铁站打车约 45 分钟到上墅村接驳点，营地越野车每小时一班上山，最后一班 17:30。',
    wayEn:
      'About 45 minutes by taxi from Anji station to the shuttle stop in Shangshu; our jeep goes up every hour, for the last time at 17:30.',
  },
  {
    code: 'S020',
    host: 'shiling-bees',
    village: '330523106203',
    storyZh:
      '深溪坞里十二间房，手机信号只有两格，wifi 是好的。屋后二十箱蜂，离客房三十米，孩子别去拍箱子。溪水浅，石头下面摸得到小鱼，摸完放回去。晚上关灯看星，早上有自家蜂蜜抹馒头。房价便宜，因为远，也因为东西都是自己做。',
    storyEn:
      'Twelve rooms up a side valley with two bars of signal and good Wi-Fi. Twenty hives stand thirty metres behind the house: no knocking on boxes. The stream is shallow and there are small fish under the stones; put them back. Lights out for the stars, and our own honey on steamed bread in the morning. It is cheap because it is far.',
    wayZh: '安吉高铁站打车约 70 分钟；报福镇上有班车到深溪坞口，我开三轮来接。最后三公里会车要倒车。',
    wayEn:
      'About 70 minutes by taxi from Anji station, or the bus from Baofu to the mouth of the valley, where I fetch you. On the last three kilometres somebody has to reverse.',
  },
]
