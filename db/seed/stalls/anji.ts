import type { StallPlan } from './stall-plan'

export const anjiStalls: StallPlan[] = [
  {
    key: 'chen-bamboo',
    kind: 'household',
    place: '330523108211',
    nameZh: '五鹤村陈阿姨竹园',
    nameEn: "Auntie Chen's bamboo grove",
    contactZh: '陈阿姨',
    contactEn: 'Auntie Chen',
    grows: '冬笋、春笋、笋干',
    freight: 'fresh',
    sells: ['P010', 'P010', 'P012', 'P016', 'P015', 'P061'],
    storyZh:
      '屋后就是自家的毛竹山，从公公手里接过来已经三十多年。冬天看竹鞭走向下锄，一天挖不过四五十斤；挖回来带着黄泥装箱，泥不洗，笋才不老。笋干是老灶上煮的，晒足三个太阳。',
    storyEn:
      'The bamboo hill begins at our back door and has been in the family for more than thirty years. In winter I follow the run of the rhizome and dig by hand, forty or fifty jin a day at most. The shoots travel with their yellow earth on, because washing ages them. The dried ones are boiled on the old stove and get three full days of sun.',
  },
  {
    key: 'huangdu-tea',
    kind: 'household',
    place: '330523201202',
    nameZh: '黄杜岗上茶园',
    nameEn: 'Huangdu Ridge tea garden',
    contactZh: '盛师傅',
    contactEn: 'Master Sheng',
    grows: '白叶一号、黄金芽',
    freight: 'dry',
    sells: ['P001', 'P001', 'P006', 'P005', 'P001'],
    storyZh:
      '我家的茶园在黄杜村朝东的坡上，早晨雾散得慢。每年三月下旬开采，请的都是做了十几年的采茶阿姨，只摘一芽一叶。自己炒、自己拣，一锅不过半斤。茶叶里的梗子和老片，一片一片挑出来才装罐。',
    storyEn:
      'Our garden lies on an east-facing slope in Huangdu, where the morning mist is slow to leave. Picking opens in late March with women who have picked for us for more than ten years: one bud, one leaf, nothing else. I fire it myself, less than half a jin to a pan, and we sort out stalks and old leaf by hand before a tin is closed.',
  },
  {
    key: 'xishang-tea',
    kind: 'cooperative',
    place: '330523201206',
    nameZh: '溪上白叶茶农合作社',
    nameEn: 'Xishang White-Leaf Growers’ Cooperative',
    contactZh: '潘社长',
    contactEn: 'Mr Pan',
    grows: '安吉白茶、安吉红茶、黄金芽',
    freight: 'dry',
    sells: ['P001', 'P001', 'P006', 'P005', 'P006'],
    storyZh:
      '合作社由溪龙二十六户茶农合起来办，茶园连成一片，共用一条清洁化的炒制线。谁家哪天采的青叶都记在本子上，从鲜叶到干茶能对到人。分三个等级卖，等级写在罐底，不拿雨前充明前。',
    storyEn:
      'Twenty-six tea families of Xilong share one clean processing line here. Every basket of leaf is written down with the day and the name of the family, so a tin can be followed back to a slope. We sell three grades and stamp the grade under the tin. Leaf picked after Qingming is never sold as leaf from before it.',
  },
  {
    key: 'zhangwu-fans',
    kind: 'household',
    place: '330523103207',
    nameZh: '鄣吴竹扇吴家',
    nameEn: 'The Wus, fan makers of Zhangwu',
    contactZh: '吴师傅',
    contactEn: 'Master Wu',
    grows: '竹扇、竹编',
    freight: 'craft',
    sells: ['P092', 'P092', 'P091', 'P091'],
    storyZh:
      '鄣吴做扇子的人家多，我是跟着舅舅学的，拉花、烙字、穿面都自己来。扇骨选三年以上的毛竹，水煮去糖再阴干，拿在手里不发黏。一把素扇要二十几道手，做得慢，订多了要等几天。',
    storyEn:
      'Zhangwu is full of fan makers; I learned from my uncle and do the carving, branding and mounting myself. The ribs are moso bamboo of three years and more, boiled to draw the sugar out and dried in the shade, so they never feel sticky. A plain fan passes through my hands some twenty times. Larger orders take a few days.',
  },
  {
    key: 'gaoshan-farm',
    kind: 'collective',
    place: '330523107205',
    nameZh: '高山云脚集体农场',
    nameEn: 'Gaoshan cloud-foot village farm',
    contactZh: '王大叔',
    contactEn: 'Mr Wang',
    grows: '高山蔬菜、竹林鸡、山核桃、猕猴桃',
    freight: 'fresh',
    sells: ['P028', 'P059', 'P050', 'P040', 'P061'],
    storyZh:
      '村子在海拔五百多米的山上，夏天比城里低四五度，番茄和四季豆长得慢，味道也足。年轻人下山了，地由村里统起来种，三十几位老人按工分分红。菜是早上摘，中午就下山，什锦箱里有什么看当天的地。',
    storyEn:
      'Our village sits above five hundred metres and summer is four or five degrees cooler than in town, so tomatoes and beans ripen slowly and taste of it. The young have moved down the mountain; the village farms the land together and thirty-odd elders share the income. Vegetables are picked in the morning and leave by noon. What is in the mixed box depends on the day.',
  },
  {
    key: 'shiling-bees',
    kind: 'household',
    place: '330523106205',
    nameZh: '石岭蜂箱人家',
    nameEn: 'Beehives of Shiling',
    contactZh: '石师傅',
    contactEn: 'Master Shi',
    grows: '蜂蜜、青梅酒、山茶油',
    freight: 'dry',
    sells: ['P074', 'P074', 'P086', 'P055'],
    storyZh:
      '家里养了八十来箱蜂，都放在石岭周围的山坳里，不追花期跑远路。封盖满了才摇，一年摇两三回，水分低，冬天会结晶，结晶是好事。梅子酒用自家树上的青梅，泡足一年才开坛。',
    storyEn:
      'We keep about eighty hives in the hollows around Shiling and do not drive them after the blossom. Frames are spun only when the combs are capped, two or three times a year, so the honey is thick and sets in winter, as it should. The plum wine is made with fruit of our own trees and rests a full year before a jar is opened.',
  },
  {
    key: 'hanggai-fungi',
    kind: 'cooperative',
    place: '330523104227',
    nameZh: '杭垓山耳菌菇合作社',
    nameEn: 'Hanggai Mountain Fungi Cooperative',
    contactZh: '蒋大姐',
    contactEn: 'Mrs Jiang',
    grows: '黑木耳、竹荪、山茶油、笋干',
    freight: 'dry',
    sells: ['P030', 'P030', 'P031', 'P055', 'P015'],
    storyZh:
      '合作社十一户，大棚都搭在溪边。木耳只采春秋两季，夏天的耳片薄，不收。采下来摊在竹帘上晒，不用火烘，泡开一朵有手掌大。竹荪每天清早开伞时摘，过了八点就不值钱了。',
    storyEn:
      'Eleven families with their sheds along the stream. Wood ear is cut in spring and autumn only; summer flesh is thin and we let it be. It dries on bamboo mats in the sun, never over a fire, and one ear soaks up to the size of a palm. Bamboo fungus is picked at dawn as the veil opens; by eight it is too late.',
  },
  {
    key: 'tianzihu-berry',
    kind: 'company',
    place: '330523111217',
    nameZh: '高禹蓝果农业',
    nameEn: 'Gaoyu Blue Berry Farm',
    contactZh: '小罗',
    contactEn: 'Luo',
    grows: '蓝莓、猕猴桃、竹荪',
    freight: 'fresh',
    sells: ['P041', 'P041', 'P040', 'P031'],
    storyZh:
      '我在外面做了八年销售，回乡包了六十亩红壤种蓝莓。土壤要酸，地里年年铺松树皮。果子凭手感采，一碰就掉的才要，白天采完直接进三度冷库，第二天一早冷链发出。猕猴桃是前年跟着试种的。',
    storyEn:
      'After eight years in sales I came home and took on sixty mu of red soil. Blueberries want it sour, so we mulch with pine bark every year. The pickers go by touch: only what drops into the hand counts. Fruit goes straight into a three-degree store and leaves the next morning. The kiwis are a trial that turned out well.',
  },
  {
    key: 'zhugenqian-shoots',
    kind: 'household',
    place: '330523105221',
    nameZh: '竹根前老潘笋铺',
    nameEn: "Old Pan's shoots, Zhugenqian",
    contactZh: '潘大伯',
    contactEn: 'Uncle Pan',
    grows: '鞭笋、冬笋、扁尖',
    freight: 'fresh',
    sells: ['P013', 'P010', 'P015', 'P016', 'P012', 'P082'],
    storyZh:
      '竹根前一村人靠竹子吃饭，我十六岁就上山了。夏天挖鞭笋，冬天挖冬笋，扁尖是端午前后的活：煮、焐、揉，一粒粗盐都不敢多放。我不会说好听的，笋老了嫩了你吃得出来，不对就退。',
    storyEn:
      'Everybody in Zhugenqian lives off bamboo and I went up the hill at sixteen. Rhizome tips in summer, winter shoots in winter; the salted tips are work for the Dragon Boat weeks, boiled, steamed and rubbed with as little coarse salt as will keep them. I am no talker. You can taste whether a shoot is old. If it is, you get your money back.',
  },
]
