import { Chance } from '#db/seed/random'

/** Nights of one unit, counted from today: `from` days ahead, below 0 for what is over. */
type Nights = { unit: number; from: number; nights: number }

type PlannedGuest = Nights & { kind: 'guest'; adults: number; children: number; name: string; note: string }
type PlannedBlock = Nights & { kind: 'block'; note: string }
export type PlannedNights = PlannedGuest | PlannedBlock

/** Events of another site's calendar; `closed` are nights it does not sell and nobody sleeps there. */
export type PlannedCalendar = { code: string; unit: number; title: string; events: { from: number; nights: number; closed?: true }[] }

const surnames = [...'周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜']
const notes = [
  '',
  '',
  '',
  '电话订的，晚上八点后到',
  '老客，要安静一点的',
  '带一个小孩，备了小床',
  '朋友介绍来的，现金付',
  '骑车来的，车放院里',
  '不吃辣',
  '要开发票，回去寄',
  '老人一起，安排底楼',
]
const repairs = ['修热水器', '自家亲戚来住', '刷墙，通风两天', '换床垫', '纱窗换新', '歇一歇']

const FIRST_DAY = -14
const LAST_DAY = 45
const UNITS_IN_USE = 3

/** The house of the farmer whose sign-in is told: somebody in house, somebody due, somebody leaving, a block, guests to come. */
const farmersHouse: readonly PlannedNights[] = [
  { kind: 'guest', unit: 0, from: -9, nights: 2, adults: 2, children: 0, name: '韩女士', note: '挖了冬笋带走' },
  { kind: 'guest', unit: 0, from: -1, nights: 3, adults: 2, children: 1, name: '朱先生一家', note: '孩子六岁，要竹筒饭' },
  { kind: 'guest', unit: 0, from: 6, nights: 2, adults: 2, children: 0, name: '秦女士', note: '' },
  { kind: 'guest', unit: 1, from: 0, nights: 2, adults: 2, children: 0, name: '吕先生', note: '电话订的，傍晚到' },
  { kind: 'guest', unit: 1, from: 9, nights: 3, adults: 2, children: 1, name: '魏女士一家', note: '要靠竹林那面' },
  { kind: 'guest', unit: 3, from: -2, nights: 2, adults: 2, children: 0, name: '陶先生', note: '今天退房，钥匙放柜上' },
  { kind: 'block', unit: 3, from: 1, nights: 3, note: '修热水器' },
  { kind: 'guest', unit: 4, from: 0, nights: 1, adults: 1, children: 0, name: '施师傅', note: '收笋的，明早五点走' },
  { kind: 'guest', unit: 6, from: 3, nights: 2, adults: 2, children: 0, name: '姜老师', note: '画画的，要大桌子' },
  { kind: 'guest', unit: 7, from: -6, nights: 4, adults: 2, children: 1, name: '何先生一家', note: '' },
  { kind: 'block', unit: 7, from: 14, nights: 2, note: '自家亲戚来住' },
]

function unitNights(unit: number, chance: Chance): PlannedNights[] {
  const planned: PlannedNights[] = []
  let day = FIRST_DAY + chance.whole(0, 6)
  while (day < LAST_DAY) {
    const nights = chance.whole(1, 3)
    if (chance.next() < 0.1) planned.push({ kind: 'block', unit, from: day, nights, note: chance.pick(repairs) })
    else {
      const family = chance.next() < 0.3
      const name = chance.pick(surnames) + (family ? '先生一家' : chance.pick(['先生', '女士', '老师']))
      planned.push({ kind: 'guest', unit, from: day, nights, adults: 2, children: family ? 1 : 0, name, note: chance.pick(notes) })
    }
    day += nights + chance.whole(5, 21)
  }
  return planned
}

/** Who has nights in a house that no visitor of the market booked, and what its host has closed. Depends on its arguments alone. */
export function planNights(code: string, units: number): PlannedNights[] {
  if (code === 'S012') return [...farmersHouse]
  const chance = new Chance(`nights/${code}`)
  return Array.from({ length: Math.min(UNITS_IN_USE, units) }, (_, unit) => unitNights(unit, chance)).flat()
}

/** Houses whose rooms are sold elsewhere too. The units are those that `planNights` leaves alone. */
export const plannedCalendars: readonly PlannedCalendar[] = [
  {
    code: 'S012',
    unit: 2,
    title: '别的订房网站（演示）',
    events: [
      { from: -3, nights: 5 },
      { from: 8, nights: 2 },
      { from: 20, nights: 3 },
      { from: 150, nights: 30, closed: true },
    ],
  },
  {
    code: 'S001',
    unit: 5,
    title: '别的订房网站（演示）',
    events: [
      { from: 2, nights: 2 },
      { from: 12, nights: 4 },
    ],
  },
  { code: 'S034', unit: 6, title: '旅行社的日历（演示）', events: [{ from: 5, nights: 3 }] },
]

/** Requests that wait for a host's answer; the first days from `from` on that the house takes. */
export const plannedRequests: readonly {
  code: string
  buyer: number
  from: number
  nights: number
  adults: number
  children: number
  note: string
}[] = [
  { code: 'S002', buyer: 1, from: 15, nights: 2, adults: 8, children: 2, note: '两家人一起，想请隔壁阿嫂烧一顿晚饭。' },
  { code: 'S018', buyer: 0, from: 9, nights: 2, adults: 2, children: 0, note: '想学竹编，下午在不在？' },
  {
    code: 'S024',
    buyer: 3,
    from: 22,
    nights: 2,
    adults: 2,
    children: 0,
    note: 'We would arrive by bus from Changxing. Is that all right?',
  },
]
