import type { DeliveryAddress } from '#db/schema/orders'

type Place = Pick<DeliveryAddress, 'divisionCode' | 'province' | 'city' | 'district' | 'town' | 'detail'>

const huzhou: Place = {
  divisionCode: '330502001',
  province: '浙江省',
  city: '湖州市',
  district: '吴兴区',
  town: '月河街道',
  detail: '红旗路 18 号 3 幢 502 室',
}
const shanghai: Place = {
  divisionCode: '310104003',
  province: '上海市',
  city: '市辖区',
  district: '徐汇区',
  town: '天平路街道',
  detail: '永嘉路 400 弄 7 号 201 室',
}
const hangzhou: Place = {
  divisionCode: '330106002',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  town: '北山街道',
  detail: '保俶路 66 号 2 单元 301 室',
}
const suzhou: Place = {
  divisionCode: '320508018',
  province: '江苏省',
  city: '苏州市',
  district: '姑苏区',
  town: '平江街道',
  detail: '萧家巷 30 号',
}
const nanjing: Place = {
  divisionCode: '320106001',
  province: '江苏省',
  city: '南京市',
  district: '鼓楼区',
  town: '宁海路街道',
  detail: '颐和路 12 号 1 幢 604 室',
}
const ningbo: Place = {
  divisionCode: '330203004',
  province: '浙江省',
  city: '宁波市',
  district: '海曙区',
  town: '月湖街道',
  detail: '共青路 58 号',
}
const beijing: Place = {
  divisionCode: '110102012',
  province: '北京市',
  city: '市辖区',
  district: '西城区',
  town: '什刹海街道',
  detail: '护国寺街 20 号院 4 号楼',
}

/** Where the buyers of the demo live, in the order of the list of buyers. */
export const buyerPlaces: readonly Place[] = [huzhou, shanghai, hangzhou, suzhou, nanjing, ningbo, beijing]

/** What the buyer whose number is told has saved: home first, then work and parents. */
export const savedPlaces = [
  { ...huzhou, label: 'home' as const, isDefault: true },
  { ...shanghai, label: 'work' as const, isDefault: false },
  { ...hangzhou, label: 'other' as const, isDefault: false },
]
