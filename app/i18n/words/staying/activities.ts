import type { Locale } from '#app/kernel/money'
import { sayOffered } from '../experiences/offered'

/** What guests of the villages' houses do there, beside what experiences offer. */
const done: Record<string, string> = {
  三道茶: 'Tea in three courses',
  做黄芽茶: 'Making yellow tea',
  农场喂养: 'Feeding the animals',
  农家菜: 'Farm cooking',
  划船: 'Rowing',
  割稻: 'Cutting rice',
  古道徒步: 'Walking the old paths',
  品蟹: 'Tasting crabs',
  喂蚕: 'Feeding silkworms',
  垂钓: 'Angling',
  大唐贡茶院参观: 'Visiting the Tang tribute-tea yard',
  小火车: 'The little train',
  市集: 'Market days',
  帆船体验: 'Sailing',
  徒步: 'Walking',
  手工皂: 'Making soap',
  挖冬笋: 'Digging winter shoots',
  挖春笋: 'Digging spring shoots',
  挖百合: 'Digging lily bulbs',
  捡白果: 'Gathering ginkgo nuts',
  插秧: 'Planting rice',
  摇橹船: 'Sculling boats',
  摇船: 'Sculling a boat',
  摸螺蛳: 'Gathering river snails',
  摸鱼: 'Catching fish by hand',
  日出: 'Sunrise',
  观日出: 'Watching the sunrise',
  看日落: 'Watching the sunset',
  星空电影: 'Films under the stars',
  露天电影: 'Open-air films',
  桑基鱼塘研学: 'Learning about mulberry dykes and fish ponds',
  桨板: 'Paddle boards',
  湖丝手作: 'Working with Huzhou silk',
  湖鲜: 'Fish of the lake',
  湿地骑行: 'Cycling through the wetland',
  溇港骑行: 'Cycling along the Lougang canals',
  环湖骑行: 'Cycling around the lake',
  骑行: 'Cycling',
  溯溪: 'Wading up the brook',
  滑草: 'Grass sledging',
  滑雪: 'Skiing',
  漂流: 'Rafting',
  烘豆茶: 'Roasted-bean tea',
  烤全羊: 'Roasting a whole lamb',
  看星空: 'Watching the stars',
  观星: 'Watching the stars',
  看瀑布: 'Seeing the waterfall',
  看银杏: 'Seeing the ginkgos turn',
  矿坑花园徒步: 'Walking the quarry garden',
  种菜: 'Growing vegetables',
  稻田音乐会: 'Concerts in the rice field',
  竹林徒步: 'Walking in the bamboo',
  竹筒饭: 'Rice cooked in bamboo',
  竹编: 'Weaving bamboo',
  羊肉面: 'Lamb noodles',
  茶园早餐: 'Breakfast in the tea garden',
  茶圣徒步: 'Walking in the steps of the Sage of Tea',
  茶糕制作: 'Making tea cakes',
  草莓采摘: 'Picking strawberries',
  采摘: 'Picking fruit',
  采摘黄桃: 'Picking yellow peaches',
  采桑葚: 'Picking mulberries',
  采紫笋茶: 'Picking Zisun tea',
  蚕花庙会: 'The silkworm fair',
  蚕花节: 'The silkworm festival',
  观朱鹮: 'Watching the crested ibis',
  避暑: 'Cool summers',
  金沙泉泡茶: 'Tea with water of the Jinsha spring',
  防风茶: 'Fangfeng tea',
  高空步道: 'The walk in the treetops',
  鱼汤饭: 'Rice in fish broth',
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The months a host wrote behind it; empty for other notes. */
function monthsOf(note: string): string {
  const found = /^(\d{1,2})(?:-(\d{1,2}))?月$/.exec(note)
  if (!found) return ''
  const [from, to] = [months[Number(found[1]) - 1], months[Number(found[2] ?? found[1]) - 1]]
  return from && to ? ` (${from === to ? from : `${from}–${to}`})` : ''
}

/** What a host wrote that guests can do, for a reader of English where the market knows it. */
export function sayActivity(text: string, locale: Locale): string {
  if (locale === 'zh') return text
  const [, name = text, note = ''] = /^(.+?)(?:[(（](.+?)[)）])?$/.exec(text.trim()) ?? []
  const known = done[name]
  return known ? known + monthsOf(note) : sayOffered(text, locale)
}
