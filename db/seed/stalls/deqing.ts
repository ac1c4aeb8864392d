import type { StallPlan } from './stall-plan'

export const deqingStalls: StallPlan[] = [
  {
    key: 'laoling-tea',
    kind: 'household',
    place: '330521115202',
    nameZh: '劳岭黄芽茶家',
    nameEn: 'Yellow-bud tea house, Laoling',
    contactZh: '沈大姐',
    contactEn: 'Mrs Shen',
    grows: '莫干黄芽、红茶',
    freight: 'dry',
    sells: ['P003', 'P003', 'P004', 'P014'],
    storyZh:
      '黄芽比绿茶多一道闷黄，火候全凭手背去试，闷短了青，闷长了酸。我跟婆婆学了五年才敢自己闷。茶园在劳岭半山，石头多，产量低，一年不过百来斤。秋天的老叶做红茶，冬天喝着暖。',
    storyEn:
      'Yellow tea has one step more than green: the leaf is wrapped warm until it yellows. Too short and it is grassy, too long and it turns sour; the back of the hand decides. I learned from my mother-in-law for five years. The garden is stony and gives about a hundred jin a year. Autumn leaf becomes black tea for cold days.',
  },
  {
    key: 'mogan-coop',
    kind: 'cooperative',
    place: '330521115216',
    nameZh: '庙前云脚茶果合作社',
    nameEn: 'Miaoqian Tea and Fruit Cooperative',
    contactZh: '邱社长',
    contactEn: 'Mr Qiu',
    grows: '莫干黄芽、黄桃、毛笋',
    freight: 'fresh',
    sells: ['P003', 'P004', 'P004', 'P037', 'P014'],
    storyZh:
      '合作社管着庙前一带的老茶山和两片桃园，十九户，平均年纪六十一。年轻人只有我女儿，她管拍照和发货。桃子套袋到八成熟，树上软的留着自己吃，硬的才走得了路。茶按批次留样，喝着不对可以来查。',
    storyEn:
      'Nineteen families, average age sixty-one, with the old tea hills and two peach orchards around Miaoqian. The only young person is my daughter, who takes the pictures and packs. Peaches stay bagged until four-fifths ripe: the soft ones we eat, the firm ones can travel. A sample of each tea batch is kept, should you ever doubt yours.',
  },
  {
    key: 'yangdun-loquat',
    kind: 'household',
    place: '330521110203',
    nameZh: '杨墩枇杷老沈',
    nameEn: 'Old Shen’s loquats, Yangdun',
    contactZh: '沈大伯',
    contactEn: 'Uncle Shen',
    grows: '枇杷、西瓜',
    freight: 'fresh',
    sells: ['P032', 'P032', 'P033', 'P033'],
    storyZh:
      '杨墩家家有枇杷，我家八亩，软条白沙占了大半。果子皮薄，指甲一碰就是一个印，所以摘的时候只捏果柄，一颗一颗坐进泡沫托。五月里全家不睡整觉。枇杷过了种西瓜，地不歇人也不歇。',
    storyEn:
      'Every house in Yangdun has loquats. Ours are eight mu, mostly the soft white kind, whose skin bruises at the touch of a nail; we hold the stalk only and set each fruit into a foam nest. Nobody sleeps through a night in May. After loquats come watermelons. The land does not rest and neither do we.',
  },
  {
    key: 'leidian-fruit',
    kind: 'cooperative',
    place: '330521110209',
    nameZh: '双溪瓜果合作社',
    nameEn: 'Shuangxi Melon and Fruit Cooperative',
    contactZh: '姚社长',
    contactEn: 'Mr Yao',
    grows: '枇杷、西瓜、火龙果、蜜梨',
    freight: 'fresh',
    sells: ['P032', 'P033', 'P045', 'P045', 'P044'],
    storyZh:
      '两百亩大棚，春天枇杷，夏天西瓜，秋天火龙果，冬天给社员上修剪课。火龙果棚里点灯补光，十一月还能采一批。甜度不到的不下树，我们用的是测糖仪，不靠嘴说。瓜按个称重，多退少补。',
    storyEn:
      'Two hundred mu under cover: loquats in spring, melons in summer, dragon fruit in autumn, pruning lessons in winter. Lamps stretch the dragon fruit into November. Nothing is cut before the sugar meter says so. Melons are weighed one by one, and we settle the difference.',
  },
  {
    key: 'xiazhuhu-rice',
    kind: 'cooperative',
    place: '330521004208',
    nameZh: '二都稻鳖共生合作社',
    nameEn: 'Erdu Rice and Turtle Cooperative',
    contactZh: '章社长',
    contactEn: 'Mr Zhang',
    grows: '香米、花鳖、烘豆茶、青虾',
    freight: 'live',
    sells: ['P051', 'P051', 'P069', 'P008', 'P068'],
    storyZh:
      '稻田四周挖了环沟，水稻和甲鱼一块儿长：鳖松土吃虫，稻子给鳖遮阴。农药不能打，打了鳖先死，这个规矩比什么保证都管用。收稻后鳖进沟过冬。烘豆茶是社员家里做的，待客就是它。',
    storyEn:
      'A ditch runs round every field and rice and turtles grow together: the turtles loosen the soil and eat insects, the rice gives shade. Spraying is out of the question, since the turtles would die first; no promise works better. Our roasted-bean tea is made in members’ kitchens, and it is what a guest here is given.',
  },
  {
    key: 'xinshi-cakes',
    kind: 'household',
    place: '330521102',
    nameZh: '新市水弄茶糕铺',
    nameEn: 'Waterlane cake shop, Xinshi',
    contactZh: '俞阿姨',
    contactEn: 'Auntie Yu',
    grows: '茶糕、酱羊肉',
    freight: 'fresh',
    sells: ['P081', 'P081', 'P058', 'P058'],
    storyZh:
      '每天三点起来磨粉，四点上笼，六点半第一笼茶糕出来，鲜肉馅的卖得最快。寄出去的是蒸熟放凉再速冻的，回锅蒸八分钟，跟店里差不多。天冷做酱羊肉，一口老锅，只在十月到二月开火。',
    storyEn:
      'I grind rice at three, steam at four, and the first tray of cakes is ready at half past six; pork goes fastest. What we send is steamed, cooled and frozen at once: eight minutes in the steamer and it is nearly as in the shop. In the cold months the old pot simmers lamb in soy, from October to February only.',
  },
  {
    key: 'lishan-shrimp',
    kind: 'household',
    place: '330521104212',
    nameZh: '蠡山虾塘费家',
    nameEn: 'The Feis’ shrimp ponds, Lishan',
    contactZh: '费师傅',
    contactEn: 'Master Fei',
    grows: '青虾、火龙果',
    freight: 'live',
    sells: ['P068', 'P068', 'P068', 'P045'],
    storyZh:
      '四十亩塘全养青虾，水草要占六成，虾才有地方躲。凌晨起地笼，太阳出来前打好氧气袋，附近城市当天能到。远的我不接，路上死了可惜。虾壳青、脚硬的才装，规格一斤一百六十只上下。',
    storyEn:
      'Forty mu of ponds with nothing but freshwater shrimp; six tenths of the bottom is weed, because shrimp need somewhere to hide. Traps come up before dawn and the oxygen bags are closed before sunrise, so nearby towns have them the same day. Farther away I would rather not send. About a hundred and sixty to the jin.',
  },
  {
    key: 'longshan-shoots',
    kind: 'household',
    place: '330521003201',
    nameZh: '龙山早园笋徐家',
    nameEn: 'The Xus’ early shoots, Longshan',
    contactZh: '徐大姐',
    contactEn: 'Mrs Xu',
    grows: '早园笋、烘豆茶、蜂王浆',
    freight: 'fresh',
    sells: ['P011', 'P011', 'P008', 'P075', 'P075'],
    storyZh:
      '早园竹细，笋也细，胜在早。入冬在竹林里铺砻糠保温，过年前后就能出第一批，开春才是大批。清早掰，洗都不洗就装箱。竹林边放着二十几箱蜂，四五月采一点王浆，冻着寄。',
    storyEn:
      'Zaoyuan bamboo is thin and so are its shoots, but they are early. We cover the grove with rice husk in winter; the first shoots come around New Year and the many in spring. They are snapped at dawn and packed unwashed. Twenty-odd hives stand by the grove and give a little royal jelly in April and May, sent frozen.',
  },
  {
    key: 'gouli-farm',
    kind: 'collective',
    place: '330521114216',
    nameZh: '勾里水田集体农场',
    nameEn: 'Gouli village farm',
    contactZh: '陆会计',
    contactEn: 'Ms Lu',
    grows: '香米、青虾、蜜梨',
    freight: 'fresh',
    sells: ['P051', 'P044', 'P044', 'P068', 'P011'],
    storyZh:
      '村里把零散的田并成大块，田里种稻，塘里养虾，河埂种梨。收成三成留作公积，修路和给老人发米；余下按股分。账每个月贴在祠堂外墙上，谁都能看。我管账也管发货，字写得比较小，见谅。',
    storyEn:
      'The village joined its scattered plots: rice in the fields, shrimp in the ponds, pears on the banks. Three tenths of the income mend the roads and buy rice for the old, the rest is shared. The accounts hang on the wall of the hall every month. I keep them and I pack the boxes too. Forgive my small handwriting.',
  },
]
