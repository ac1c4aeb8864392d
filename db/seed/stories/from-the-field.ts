import type { StoryBank, StoryFamily } from './story'

export const fieldStories: Pick<
  Record<StoryFamily, StoryBank>,
  'tea' | 'herbal' | 'shoots' | 'vegetables' | 'fruit' | 'grain' | 'nuts' | 'plants'
> = {
  tea: {
    made: [
      [
        '鲜叶下山不过夜，摊青、杀青、烘干都在当天做完。',
        'Leaf does not stay overnight: it is spread, fired and dried on the day it comes down.',
      ],
      ['茶园里留着草，一年割三回，割下来就地盖土。', 'Grass is left between the rows, cut three times a year and laid where it falls.'],
      ['只用手采，下雨天不采，露水没干也不采。', 'Picked by hand only, never in rain and never before the dew has gone.'],
      ['冬天施一次菜饼肥，别的就交给山和雾。', 'It gets rapeseed cake once in winter; the rest is left to hill and mist.'],
    ],
    like: [
      ['头一泡清，第二泡最好，第四泡还有余味。', 'The first cup is clear, the second best, and the fourth still has something to say.'],
      ['干茶匀净，碎末筛过，罐底不会有一层灰。', 'The leaf is even and sifted; you will not find dust at the bottom of the tin.'],
      ['我们自己天天喝的也是这一批。', 'It is the same batch that we drink ourselves every day.'],
      ['每年味道有一点不同，看那年春天冷不冷。', 'It tastes a little different each year, as the spring was cold or mild.'],
    ],
    use: [
      ['三克茶，八十五度水，敞着盖泡，别闷。', 'Three grams, water at 85 °C, and leave the lid off.'],
      ['收到先封好放冰箱，喝一罐开一罐。', 'Keep it sealed in the refrigerator and open one tin at a time.'],
      ['玻璃杯就行，看叶子一片片竖起来也是乐趣。', 'A plain glass will do, and watching the leaves stand up is part of it.'],
      ['空腹别喝浓的，饭后半小时正好。', 'Not too strong on an empty stomach; half an hour after a meal is right.'],
    ],
  },
  herbal: {
    made: [
      [
        '料都是自家地里和邻居家的，洗三遍才上锅。',
        'Everything comes from our own ground and the neighbours’, washed three times before it meets the pan.',
      ],
      ['小锅分批做，一批不到五斤，火候好看住。', 'Made in small pans, less than five jin at a time, so the fire can be watched.'],
      ['晒干靠天，阴天就停，宁可晚几天发。', 'Drying depends on the sun. On grey days we stop and send a little later.'],
    ],
    like: [
      ['不含茶叶，晚上也可以喝。', 'There is no tea leaf in it, so it does for the evening too.'],
      ['没有加糖，也没有加香精。', 'No sugar and no flavouring has been added.'],
      ['老人小孩都喝得惯，味道淡而有回甘。', 'Mild, with a sweetness that comes after; old and young take to it.'],
    ],
    use: [
      ['开水直接冲，盖两分钟，续三四回。', 'Pour boiling water on, cover for two minutes, and refill three or four times.'],
      [
        '开罐后两个月里喝完，受潮了可以小火再烘一烘。',
        'Finish an open tin within two months; if it has drawn damp, warm it gently in a pan.',
      ],
      ['放一小片陈皮，冬天喝更暖。', 'With a piece of aged orange peel it is warmer still in winter.'],
    ],
  },
  shoots: {
    made: [
      ['竹山不翻耕，年年冬天盖一层腐叶。', 'The hill is never ploughed; each winter it gets a cover of leaf mould.'],
      ['一根一根用锄头挖，挖断的不装箱。', 'Dug one by one with a hoe; those that break are not packed.'],
      ['母竹留足，每亩只挖一部分，明年才有。', 'Enough is left to grow on, or there would be none next year.'],
      ['清早上山，中午下来，下午三点前交给快递。', 'Up the hill at dawn, down by noon, with the carrier before three.'],
    ],
    like: [
      ['去壳以后净肉大约六成，下单时算一算。', 'About six tenths is left after the husk; allow for that when you order.'],
      ['个头有大有小，一箱里尽量配得差不多。', 'Sizes vary, but within one box we match them as well as we can.'],
      ['切开有淡淡的甜香，没有麻口的涩。', 'Cut it and there is a faint sweet scent, and no sting.'],
      ['底部发红的是老了，挑到请拍给我们看，照赔。', 'A reddish base means it is old; send a picture if you find one and we refund it.'],
    ],
    use: [
      ['收到别洗，带壳放冰箱，三天里吃完。', 'Do not wash them; keep in the husk in the refrigerator and eat within three days.'],
      ['先冷水下锅焯十分钟，再炒再炖都不涩。', 'Start in cold water, boil ten minutes, and then fry or stew as you like.'],
      ['和咸肉、鲜肉一起慢炖，就是一锅腌笃鲜。', 'Simmer with salt pork and fresh pork and you have yanduxian.'],
      ['吃不完切片焯好冻起来，能放一个月。', 'What is left can be sliced, blanched and frozen for a month.'],
    ],
  },
  vegetables: {
    made: [
      ['用的是河水和塘泥，化肥一年只下一次底肥。', 'Grown on river water and pond mud, with fertiliser once a year before planting.'],
      ['虫子多的时候盖网，叶上难免有几个洞。', 'We cover the beds with net when insects come; a few holes will remain.'],
      ['订单到了才下地，不先采好放着等。', 'We go to the field when an order comes; nothing waits in a shed.'],
      ['同一块地隔年换着种，土不累，菜也不容易病。', 'The bed changes every year, so the soil does not tire.'],
    ],
    like: [
      ['样子不齐，味道是足的。', 'The shapes are uneven, the taste is all there.'],
      ['炒熟了不出黄水，脆嫩。', 'It stays crisp in the wok and gives no yellow water.'],
      ['摘老叶、去泥根，称的是净菜分量。', 'Old leaf and root are trimmed before weighing, so you pay for what you eat.'],
      ['自己家饭桌上天天有它。', 'It is on our own table every day.'],
    ],
    use: [
      ['到家用厨房纸包一下放冰箱，三天里最鲜。', 'Wrap it in kitchen paper and refrigerate; it is at its best for three days.'],
      ['旺火快炒，盐最后放。', 'A hot wok, a short time, and salt at the end.'],
      ['路上颠簸有压伤的，拍照给我们，按份数退。', 'If something was crushed on the road, send a picture and that part is refunded.'],
      ['一次吃不完可以分两箱发，下单时写一句。', 'Should one case be too much at once, write a line and we send it in two.'],
    ],
  },
  fruit: {
    made: [
      ['疏过果，一根枝条只留几个，甜味才集中。', 'The fruit is thinned, so that what stays on the branch gathers the sweetness.'],
      ['树下生草，秋天埋有机肥，全年不用除草剂。', 'Grass grows under the trees, compost goes in each autumn, and no weedkiller is used.'],
      ['成熟前二十天停止用药，记录挂在棚口。', 'Nothing is sprayed in the last twenty days; the record hangs by the gate.'],
      ['按成熟度分批摘，一棵树要走三四遍。', 'Picked as it ripens; each tree is visited three or four times.'],
    ],
    like: [
      ['不催熟、不打蜡，表皮有点花是正常的。', 'Neither forced nor waxed; a marked skin is as it should be.'],
      ['一箱里大小搭着来，没有藏小果。', 'Sizes are mixed openly; no small ones are hidden below.'],
      ['甜度每批都测，数字写在箱侧。', 'Sugar is measured in every batch and written on the side of the case.'],
      ['汁水足，吃的时候手边放张纸。', 'Juicy enough to want a napkin.'],
    ],
    use: [
      ['收到先摊开透气，软的先吃。', 'Spread them out on arrival and begin with the soft ones.'],
      ['坏果四十八小时内拍照，坏几个赔几个。', 'Send a picture of bad fruit within forty-eight hours and each is refunded.'],
      ['冷藏后香气会收，吃之前放室温半小时。', 'The cold closes the scent; leave it half an hour at room temperature.'],
      ['多了就做果酱，糖放三成就够。', 'Too many make a good jam with three parts of sugar to ten.'],
    ],
  },
  grain: {
    made: [
      ['一年只种一季，冬天田里养紫云英当绿肥。', 'One crop a year; in winter the field grows milk vetch, which is turned in.'],
      ['收割后低温慢烘两天，米粒少裂纹。', 'Dried slowly at a low heat for two days, so that few grains crack.'],
      ['现碾现发，碾米日期打在袋口。', 'Milled when you order, with the day printed at the mouth of the bag.'],
    ],
    like: [
      ['没有抛光，淘米水是浑的，营养在里面。', 'It is not polished, so the rinsing water is cloudy.'],
      ['冷了不硬，做饭团、便当都好。', 'It stays soft when cold and suits rice balls and lunch boxes.'],
      ['碎米筛过两遍，整米率高。', 'Sieved twice; nearly every grain is whole.'],
    ],
    use: [
      ['一杯米一点一杯水，泡二十分钟再煮。', 'A little more than one cup of water to one of rice; soak twenty minutes first.'],
      ['开袋后放阴凉处，夏天最好进冰箱。', 'Keep it cool after opening, in summer best in the refrigerator.'],
      ['煮粥时滴两滴油，米花开得快。', 'Two drops of oil in the porridge make the grains open sooner.'],
    ],
  },
  nuts: {
    made: [
      ['自然落地才捡，不上树敲青果。', 'Gathered where they fall, never beaten green from the tree.'],
      ['水选去浮，太阳晒足，再分三级。', 'Floated to remove the hollow ones, dried in the sun, sorted into three sizes.'],
      ['每批量不大，收到订单才分装。', 'The lots are small and packed only when an order comes.'],
    ],
    like: [
      ['颗粒匀，空壳少，坏的一颗一颗挑过。', 'Even in size, few empty, the bad ones picked out one at a time.'],
      ['是今年的新货，没有掺陈的。', 'This year’s crop, with nothing older mixed in.'],
      ['香味是慢慢出来的，越嚼越有。', 'The taste comes slowly and grows as you chew.'],
    ],
    use: [
      ['密封放干燥处，受潮了低温烘五分钟。', 'Keep it sealed and dry; if it softens, five minutes in a low oven.'],
      ['对坚果过敏的请不要吃。', 'Not for anybody with an allergy to nuts.'],
      ['炖鸡、煮粥抓一小把，家里就有香味。', 'A small handful in chicken broth or porridge scents the house.'],
    ],
  },
  plants: {
    made: [
      ['不用大棚催，跟着外面的天气长。', 'Not forced under glass; it has grown with the weather outside.'],
      ['上盆用的是山土加腐叶，排水快。', 'Potted in hill soil with leaf mould, which drains well.'],
      ['每年修一次形，根也理一次。', 'Shaped once a year, roots and all.'],
    ],
    like: [
      ['照片是同批，每盆枝形都不一样。', 'Each has its own shape; pictures show one of the same batch.'],
      ['带着原盆原土发，不裸根。', 'It comes in its own pot and soil, never bare-rooted.'],
      ['叶子有一两片黄是路上闷的，剪掉就好。', 'A yellow leaf or two comes from the box; simply cut it off.'],
    ],
    use: [
      ['先放阴处三天，再慢慢见光。', 'Three days of shade, then a little more light each day.'],
      ['表土干了再浇，浇就浇透。', 'Water when the surface is dry, and then thoroughly.'],
      ['花后剪枝，来年花更多。', 'Prune after flowering and it will flower more next year.'],
    ],
  },
}
