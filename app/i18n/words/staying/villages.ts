import { words } from '#app/i18n/words'

const list = words({
  title: { zh: '村子', en: 'Villages' },
  titleOf: { zh: '{county}的村子', en: 'Villages of {county}' },
  description: {
    zh: '湖州五区县的村子，各种什么、在哪住、做什么，都是村里人自己摆出来的。',
    en: 'The villages of Huzhou’s five districts: what each grows, where to stay and what to do, all offered by the people who live there.',
  },
  lead: {
    zh: '先挑个村子，再看住哪、玩什么、带什么回家。',
    en: 'Pick a village first, then where to stay, what to do and what to take home.',
  },
  counties: { zh: '区县', en: 'Districts' },
  places: { zh: '{n} 处', en: { one: '{n} place', other: '{n} places' } },
  all: { zh: '{county}全部 {n} 处', en: { one: 'All of {county} ({n})', other: 'All {n} in {county}' } },
  backToAll: { zh: '看五区县', en: 'All five districts' },
  grows: { zh: '出{what}', en: '{what}' },
  separator: { zh: '、', en: ', ' },
  stays: { zh: '{n} 家可住', en: { one: '{n} house to stay', other: '{n} houses to stay' } },
  experiences: { zh: '{n} 样可玩', en: { one: '{n} thing to do', other: '{n} things to do' } },
  farmers: { zh: '{n} 户摆摊', en: { one: '{n} stall', other: '{n} stalls' } },
  goods: { zh: '{n} 样货', en: { one: '{n} listing', other: '{n} listings' } },
  map: { zh: '村子在哪里', en: 'Where the villages are' },
  onMap: { zh: '图上 {n} 号：{name}', en: 'Number {n} on the map: {name}' },
  night: { zh: '晚', en: 'night' },
  personNight: { zh: '人·晚', en: 'person and night' },
  adult: { zh: '位', en: 'adult' },
  toStay: { zh: '住', en: 'Stay' },
  toDo: { zh: '玩', en: 'Join in' },
  empty: { zh: '村子还没有摆出来', en: 'No village has anything on offer yet' },
  emptyCounty: { zh: '这个区县还没有村子摆出来', en: 'Nothing on offer in this district yet' },
})

const page = words({
  title: { zh: '{name} · {county}', en: '{name}, {county}' },
  description: { zh: '{place}：{facts}。', en: '{place}: {facts}.' },
  near: { zh: '{town}，{county}', en: '{town}, {county}' },
  seasonNow: { zh: '这时节', en: 'In season now' },
  grows: { zh: '村里出：{what}', en: 'Grown here: {what}' },
  experiences: { zh: '来做点什么', en: 'To do here' },
  stays: { zh: '住一晚', en: 'Stay a night' },
  farmers: { zh: '村里的农户', en: 'The people who farm here' },
  goods: { zh: '村里的货', en: 'From its stalls' },
  allGoods: { zh: '全部的货', en: 'All its goods' },
  allExperiences: { zh: '全部 {n} 样', en: 'All {n}' },
  farmerGoods: { zh: '摊上 {n} 样', en: { one: '{n} on the stall', other: '{n} on the stall' } },
  moreFarmers: { zh: '还有 {n} 户', en: { one: 'and {n} more', other: 'and {n} more' } },
  getThere: { zh: '怎么去', en: 'Getting there' },
  onMap: {
    zh: '村子的位置是大概的，出发前请打电话给主人家问路。',
    en: 'The position is approximate; please ask your host for the way before you set out.',
  },
})

export const villageWords = { list, page }
