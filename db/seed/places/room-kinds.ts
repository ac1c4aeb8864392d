import type { RoomInput } from '#app/stays/places/stay-input'

type RoomKind = Pick<RoomInput, 'titleEn' | 'bedsZh' | 'bedsEn' | 'adults' | 'children'> & {
  /** Times the price that stays.csv gives for the plainest room of the house, in percent. */
  dear: number
  extraBeds?: number
  storyZh: string
  storyEn: string
}

const double: RoomKind = {
  titleEn: 'Double room',
  bedsZh: '1.8 米大床 1 张',
  bedsEn: '1 double bed, 1.8 m',
  adults: 2,
  children: 1,
  dear: 100,
  storyZh: '二十平米上下，独立卫浴，热水全天。',
  storyEn: 'About 20 m² with a bathroom of its own and hot water all day.',
}

const twin: RoomKind = {
  ...double,
  titleEn: 'Twin room',
  bedsZh: '1.2 米单人床 2 张',
  bedsEn: '2 single beds, 1.2 m',
}

const view = (dear: number, titleEn: string, storyZh: string, storyEn: string): RoomKind => ({ ...double, titleEn, dear, storyZh, storyEn })

/** What the names of rooms in stays.csv mean. */
export const roomKinds: Readonly<Record<string, RoomKind>> = {
  大床房: double,
  双床房: twin,
  双床: twin,
  湖景大床: view(115, 'Lake-view double', '窗户朝湖，窗边两把椅子。', 'The window faces the lake, with two chairs beside it.'),
  湖景房: view(115, 'Lake-view room', '阳台朝湖，备了毯子。', 'A balcony to the lake, with blankets.'),
  河景大床: view(115, 'Canal-view double', '木窗临河，早上有船经过。', 'A wooden window over the canal; boats pass in the morning.'),
  茶田大床: view(100, 'Tea-field double', '推窗是茶垄，早上有雾。', 'Rows of tea below the window, mist in the morning.'),
  亲子套房: {
    titleEn: 'Family suite',
    bedsZh: '1.8 米大床 1 张，1.35 米床 1 张',
    bedsEn: '1 double bed, 1.8 m, and 1 of 1.35 m',
    adults: 2,
    children: 2,
    extraBeds: 1,
    dear: 140,
    storyZh: '里外两间，外间放得下小床，插座都有盖。',
    storyEn: 'Two rooms; a cot fits in the outer one, and sockets are covered.',
  },
  亲子房: {
    titleEn: 'Family room',
    bedsZh: '1.8 米大床 1 张，上下铺 1 套',
    bedsEn: '1 double bed, 1.8 m, and a bunk bed',
    adults: 2,
    children: 2,
    dear: 125,
    storyZh: '上下铺栏杆加高，台阶有扶手。',
    storyEn: 'Raised rails on the bunk and a handrail on its steps.',
  },
  家庭房: {
    titleEn: 'Family room',
    bedsZh: '1.5 米床 2 张',
    bedsEn: '2 double beds, 1.5 m',
    adults: 3,
    children: 1,
    extraBeds: 1,
    dear: 130,
    storyZh: '三十平米，可以再加一张床。',
    storyEn: '30 m², with room for one more bed.',
  },
  三人房: {
    titleEn: 'Triple room',
    bedsZh: '1.2 米单人床 3 张',
    bedsEn: '3 single beds, 1.2 m',
    adults: 3,
    children: 0,
    dear: 120,
    storyZh: '三张床一字排开，窗朝南。',
    storyEn: 'Three beds in a row and a window to the south.',
  },
  套房: {
    titleEn: 'Suite',
    bedsZh: '2 米大床 1 张，沙发床 1 张',
    bedsEn: '1 king bed, 2 m, and a sofa bed',
    adults: 2,
    children: 2,
    extraBeds: 1,
    dear: 140,
    storyZh: '里间睡觉，外间喝茶，有浴缸。',
    storyEn: 'Sleep in the inner room, tea in the outer one, and a bath.',
  },
  '整院 5 间': {
    titleEn: 'The whole house, five bedrooms',
    bedsZh: '大床房 3 间、双床房 2 间',
    bedsEn: '3 doubles and 2 twins',
    adults: 10,
    children: 2,
    extraBeds: 0,
    dear: 100,
    storyZh: '五间卧室四个卫生间，堂屋能摆两桌。',
    storyEn: 'Five bedrooms and four bathrooms; two tables fit in the hall.',
  },
  帐篷: {
    titleEn: 'Tent',
    bedsZh: '每人一张床垫、一个睡袋',
    bedsEn: 'A mat and a sleeping bag each',
    adults: 3,
    children: 0,
    dear: 100,
    storyZh: '四米乘四米，木板托底，有插座和灯。',
    storyEn: 'Four metres by four on a wooden deck, with a socket and a lamp.',
  },
  木屋: {
    titleEn: 'Wooden cabin',
    bedsZh: '1.5 米床 1 张，榻榻米 1 张',
    bedsEn: '1 double bed, 1.5 m, and a sleeping platform',
    adults: 2,
    children: 1,
    dear: 100,
    storyZh: '十五平米，有门锁、电暖和小桌。',
    storyEn: '15 m² with a lock, a heater and a small table.',
  },
}
