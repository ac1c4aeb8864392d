import type { StoryBank, StoryFamily } from './story'

export const handStories: Omit<
  Record<StoryFamily, StoryBank>,
  'tea' | 'herbal' | 'shoots' | 'vegetables' | 'fruit' | 'grain' | 'nuts' | 'plants'
> = {
  dried: {
    made: [
      ['当季收、当季做，过了季节就没有了。', 'Made in its season, and when the season is over there is no more.'],
      ['盐放得克制，只够保存。', 'As little salt as will keep it.'],
      ['小批量做，装袋前再挑一遍。', 'Made in small lots and sorted once more before bagging.'],
    ],
    like: [
      ['闻着是它本来的香，没有别的味道。', 'It smells of itself and of nothing else.'],
      ['颜色不算好看，是没有漂过的样子。', 'The colour is plain, because nothing has been bleached.'],
      ['一小把就出一大碗，耐放，出门也好带。', 'A small handful makes a large bowl; it keeps well and travels well.'],
    ],
    use: [
      ['用之前清水过一遍，咸淡自己尝着来。', 'Rinse before use and season to your own taste.'],
      ['开袋后封口放冰箱，慢慢吃。', 'Close the pack after opening and keep it in the refrigerator.'],
      ['和排骨一起炖，汤不用再放味精。', 'Stewed with ribs it makes a broth that wants nothing more.'],
    ],
  },
  oil: {
    made: [
      ['自己送籽、自己看着榨，第一桶先进自家厨房。', 'We bring the seed and watch the press; the first jug goes to our own kitchen.'],
      ['静置半个月，取上面的清油装桶。', 'It settles for two weeks and only the clear oil above is drawn.'],
      ['只榨一道，不用溶剂。', 'Pressed once, without solvents.'],
    ],
    like: [
      ['低温会有一点沉，回温就清。', 'It may cloud in the cold and clears as it warms.'],
      ['油香在锅里，不呛人。', 'The scent is in the pan and does not sting.'],
      ['榨油日期写在桶底，半年一批。', 'The pressing day is written underneath; there are two pressings a year.'],
    ],
    use: [
      ['炒菜、拌面、淋汤都合适。', 'Good for frying, for noodles and over soup.'],
      ['避光放，开盖后三个月用完。', 'Keep it out of the light and finish it within three months of opening.'],
      ['热锅不要冒青烟，五成热就下菜。', 'Do not let it smoke; put the food in at a moderate heat.'],
    ],
  },
  meat: {
    made: [
      ['喂草、喂桑叶、喂自家粮，不赶日子出栏。', 'Fed on grass, mulberry leaf and our own grain, and not hurried.'],
      [
        '当天宰杀，检疫票随箱，冷透了才装冰袋。',
        'Slaughtered the same day, with its quarantine slip, chilled through before the ice goes in.',
      ],
      ['场子一圈一圈轮着放，地歇过来再用。', 'The runs are used in turn, so that the ground can rest.'],
    ],
    like: [
      ['肉有弹性，煮出来汤清油黄。', 'Firm meat, a clear broth and golden fat.'],
      ['分量按净重算，去毛去内脏。', 'Weighed dressed and drawn.'],
      ['没有注水，解冻不会化一摊。', 'Nothing has been pumped in, and it will not thaw into a puddle.'],
    ],
    use: [
      ['到家三天内吃，吃不完分袋冻。', 'Eat within three days, or divide and freeze.'],
      ['冷水下锅，撇沫后小火慢炖。', 'Start in cold water, skim, and simmer gently.'],
      ['放姜和一点黄酒就够，别盖住本味。', 'Ginger and a little rice wine are enough.'],
    ],
  },
  eggs: {
    made: [
      ['白天散放，晚上归窝，蛋每天捡两回。', 'They roam by day and come home at night; eggs are gathered twice.'],
      ['吃的是谷子、菜叶和自己刨的虫。', 'They live on grain, greens and what they scratch up.'],
      ['装盒前灯下照一遍，有裂的留着自家吃。', 'Each is held to the light before packing; cracked ones stay with us.'],
    ],
    like: [
      ['壳色有深有浅，不挑不染。', 'The shells are light and dark as they come.'],
      ['蛋香足，水煮就看得出来。', 'Full in taste; a boiled one will tell you.'],
      ['每盒写着装盒日期。', 'The day of packing is on every box.'],
    ],
    use: [
      ['尖头朝下放阴凉处，别洗。', 'Store point down in a cool place, unwashed.'],
      ['碎一枚赔一枚，拍张照就行。', 'Every broken one is refunded; a picture is enough.'],
      ['水开后小火八分钟，蛋黄刚好。', 'Eight minutes of gentle boiling set the yolk just right.'],
    ],
  },
  honey: {
    made: [
      ['蜂箱放在山坳里，不追花期跑远路。', 'The hives stay in the hollows and are not driven after the blossom.'],
      ['封盖以后才取，一年只取两三回。', 'Taken only once the combs are capped, two or three times a year.'],
      ['给蜂留足过冬的口粮，自己少收一点。', 'The bees keep enough for winter and we take the less.'],
    ],
    like: [
      ['没有加热，也没有勾兑。', 'Neither heated nor blended.'],
      ['每一批颜色深浅不同，看那时开什么花。', 'Each batch differs in colour with what was in bloom.'],
      ['香气淡而长，入喉微微发热。', 'A light, long scent and some warmth in the throat.'],
    ],
    use: [
      ['用四十度以下的温水调，木勺最好。', 'Stir it into water below 40 °C, best with a wooden spoon.'],
      ['一岁以下的宝宝不要吃。', 'Not for children under one year.'],
      ['放阴凉处拧紧盖子，别沾水。', 'Keep it cool and closed, and never let water in.'],
    ],
  },
  water: {
    made: [
      ['塘水一年清两回，水草占六成。', 'The ponds are cleared twice a year and six tenths is weed.'],
      ['起捕前停食，排干净了再上岸。', 'Not fed before the harvest, so that it comes ashore clean.'],
      ['凌晨起水，天亮前装箱。', 'Brought up in the night and packed before daylight.'],
      ['投喂、换水、用药都有塘口记录，问得到。', 'Feed, water and medicine are written down pond by pond. You may ask.'],
    ],
    like: [
      ['没有土腥味，肉紧。', 'No taste of mud, and firm flesh.'],
      ['规格按只过秤，不够数的退差价。', 'Weighed one by one; what falls short is refunded.'],
      ['离水越久越淡，所以只发次日能到的地方。', 'It fades with the hours, so we send only where it arrives the next day.'],
      ['箱里配姜和一小包调料，开箱就能下锅。', 'Ginger and a little seasoning lie in the box, so you can begin at once.'],
    ],
    use: [
      ['收到请当面看，不动的拍照，当天赔。', 'Look while the courier waits; a picture the same day is enough for a refund.'],
      ['清蒸最见好坏，火候宁短不长。', 'Steaming tells the truth; rather too short than too long.'],
      ['暂时不吃，湿毛巾盖着放冰箱冷藏。', 'If it must wait, cover it with a damp cloth in the refrigerator.'],
      ['周五以后的单，周一再发，不让它在路上过周末。', 'Orders after Friday leave on Monday. Nothing spends a weekend on the road.'],
    ],
  },
  cured: {
    made: [
      ['腊月里做一年的量，做完为止。', 'A year’s supply is made in the twelfth month and then it is over.'],
      ['方子是家里传的，只放盐、酒、酱、姜。', 'A family recipe of salt, wine, soy and ginger, nothing else.'],
      ['北风口里晾，太阳直晒的日子收进屋。', 'Hung in the north wind and brought indoors when the sun is strong.'],
    ],
    like: [
      ['咸淡偏家常，配粥配饭都好。', 'Seasoned for the family table, for porridge or rice.'],
      ['真空分小袋，一次一袋不浪费。', 'Sealed in small bags, one to a meal.'],
      ['肉有纤维，撕得开，不是压出来的。', 'Real fibre that pulls apart, nothing pressed.'],
    ],
    use: [
      ['隔水蒸十五分钟，放两片姜。', 'Steam for fifteen minutes with two slices of ginger.'],
      ['开袋后冷藏，三天里吃完。', 'Refrigerate after opening and finish within three days.'],
      ['切薄些，配一碗热黄酒。', 'Slice it thin and have it with a bowl of warm rice wine.'],
    ],
  },
  cakes: {
    made: [
      ['米当天泡、当天磨、当天蒸。', 'The rice is soaked, ground and steamed in one day.'],
      ['馅自己炒，糖少放三成。', 'We cook the filling ourselves and use a third less sugar.'],
      ['手工包，一个一个过秤。', 'Made by hand and weighed one by one.'],
    ],
    like: [
      ['没有防腐剂，所以日子短。', 'No preservatives, hence the short life.'],
      ['形状不太规整，是手上的样子。', 'The shapes are those of a hand.'],
      ['糯而不腻，老人家也咬得动。', 'Soft without being heavy, easy on old teeth.'],
    ],
    use: [
      ['冷藏取出先回温，再上锅蒸透。', 'Let it come to room temperature, then steam it through.'],
      ['配一杯绿茶正好解甜。', 'A cup of green tea is the right company.'],
      ['要赶日子的，备注里写一声，我们掐着时间做。', 'If it must be there on a day, write a line and we will time it.'],
    ],
  },
  jar: {
    made: [
      ['老缸发酵，缸盖是箬叶和泥。', 'Fermented in old jars under bamboo leaf and clay.'],
      ['水用山泉，曲是自己踩的。', 'Spring water and a starter trodden by ourselves.'],
      ['时间不省，该几个月就几个月。', 'No time is saved; it takes the months it takes.'],
    ],
    like: [
      ['瓶底有少许沉淀是正常的。', 'A little sediment is as it should be.'],
      ['每批缸号写在瓶颈，查得到。', 'The number of its jar is on the neck of the bottle.'],
      ['味道厚，回口长，不用多放。', 'Deep and lasting; a little is enough.'],
    ],
    use: [
      ['开瓶后放冰箱，一个月里用完。', 'Refrigerate after opening and use within a month.'],
      ['烧肉、焖鱼各有用处，别怕试。', 'It has a place with meat and with fish; do try.'],
      ['路上怕碰，瓶身裹了气柱，破了包赔。', 'Bottles travel in air columns; a broken one is replaced.'],
    ],
  },
  craft: {
    made: [
      ['从选料到收尾一个人做，底上有记号。', 'One person makes it from start to finish and signs it.'],
      ['工具用了二十几年，磨得只剩半截。', 'The tools have served more than twenty years and are worn to half.'],
      ['天潮的日子停工，料要干透才稳。', 'No work on damp days; the material must be dry to hold.'],
      ['一天做不了几件，急的话先问一声。', 'Only a few are finished in a day, so ask first if you are in a hurry.'],
    ],
    like: [
      ['每件有一点点不同，那是手的痕迹。', 'Each differs a little; that is the trace of the hand.'],
      ['新的时候略紧，用一阵就顺。', 'A little stiff when new, it eases with use.'],
      ['没有上厚漆，摸得到材料本来的样子。', 'No heavy lacquer: you feel what it is made of.'],
      ['拿在手里分量刚好，久用不累。', 'It sits well in the hand for a long time.'],
    ],
    use: [
      ['用完擦干阴凉处放，别晒别泡。', 'Wipe it and keep it in the shade, neither soaked nor in the sun.'],
      ['坏了可以寄回来修，只收料钱。', 'Send it back for repair; we charge the material only.'],
      ['送人的话可以写一张小卡，备注写内容。', 'For a gift we add a small card; put the words in the note.'],
      ['七天里不合意，完好寄回就退。', 'If it does not suit you, return it unharmed within seven days.'],
    ],
  },
  silk: {
    made: [
      ['桑叶自己种，春秋各养一季蚕。', 'From our own mulberries, with silkworms in spring and autumn.'],
      ['缫丝用软水，水一浑就换。', 'Reeled in soft water that is changed as soon as it clouds.'],
      ['老织机走得慢，一天织不了几米。', 'The old loom is slow and gives a few metres a day.'],
    ],
    like: [
      ['手感滑而不飘，有蚕丝天然的淡黄。', 'Smooth without slipping, with the natural cream of silk.'],
      ['烧一根丝看灰，一捻就碎，是真丝。', 'Burn a thread: the ash crumbles between the fingers, as silk does.'],
      ['不漂白、不上浆，闻着是茧子的味道。', 'Neither bleached nor starched; it smells faintly of cocoon.'],
    ],
    use: [
      ['晒太阳别过一小时，阴凉处透风最好。', 'No more than an hour of sun; an airy shade is better.'],
      ['不下水，落了灰轻轻拍掉。', 'Keep it from water and pat the dust out lightly.'],
      ['尺寸可以改，备注里写清楚，晚发三天。', 'Sizes can be changed; say so in the note and allow three days more.'],
    ],
  },
}
