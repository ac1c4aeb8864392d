import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '#db/client.server'
import { loadReference } from '#db/reference/load-reference.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { splitAddressLine } from './address-line'
import { nameDivisions, nameTyped } from './divisions-queries.server'
import { readAddressLine } from './read-address-line.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  await loadReference(database.url)
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

type Row = [line: string, name: string, phone: string, places: string, detail: string]

const lines: Row[] = [
  [
    '陈小满，13800138000，浙江省湖州市吴兴区月河街道红旗路18号3幢502',
    '陈小满',
    '13800138000',
    '浙江省 湖州市 吴兴区 月河街道',
    '红旗路18号3幢502',
  ],
  [
    '沈国强 139 5720 1188 浙江省 湖州市 安吉县 递铺街道 天荒坪路 66 号',
    '沈国强',
    '13957201188',
    '浙江省 湖州市 安吉县 递铺街道',
    '天荒坪路66号',
  ],
  [
    '浙江湖州南浔区练市镇朱家兜村12号 王阿姨 １３６６５７２００００',
    '王阿姨',
    '13665720000',
    '浙江省 湖州市 南浔区 练市镇',
    '朱家兜村12号',
  ],
  [
    '收货人：李梅\n手机号码：+86 18857201234\n所在地区：上海市浦东新区陆家嘴街道\n详细地址：世纪大道100号环球金融中心',
    '李梅',
    '18857201234',
    '上海市 市辖区 浦东新区 陆家嘴街道',
    '世纪大道100号环球金融中心',
  ],
  [
    '北京市北京市朝阳区望京街道望京西园三区301号楼，赵雷，13701012345',
    '赵雷',
    '13701012345',
    '北京市 市辖区 朝阳区 望京街道',
    '望京西园三区301号楼',
  ],
  ['广东省东莞市南城街道鸿福路200号 13800000001 何家辉', '何家辉', '13800000001', '广东省 东莞市  南城街道', '鸿福路200号'],
  [
    '13912345678江苏省苏州市工业园区星湖街328号创意产业园周敏',
    '周敏',
    '13912345678',
    '江苏省 苏州市 苏州工业园区 ',
    '星湖街328号创意产业园',
  ],
  ['刘洋13512345678湖北省仙桃市沙嘴街道沔州大道1号', '刘洋', '13512345678', '湖北省 省直辖县级行政区划 仙桃市 沙嘴街道', '沔州大道1号'],
  ['重庆市渝中区解放碑街道民权路28号 张伟 13896000000', '张伟', '13896000000', '重庆市 市辖区 渝中区 解放碑街道', '民权路28号'],
  [
    '内蒙古自治区呼和浩特市新城区海拉尔东路街道成吉思汗大街9号;巴特尔;15847100000',
    '巴特尔',
    '15847100000',
    '内蒙古自治区 呼和浩特市 新城区 海拉尔东路街道',
    '成吉思汗大街9号',
  ],
  [
    '新疆乌鲁木齐市天山区胜利路街道延安路8号 阿依古丽·买买提 13999800000',
    '阿依古丽·买买提',
    '13999800000',
    '新疆维吾尔自治区 乌鲁木齐市 天山区 胜利路街道',
    '延安路8号',
  ],
  ['长兴县雉城街道明珠路 8 号 施工长 13587200000', '施工长', '13587200000', '浙江省 湖州市 长兴县 雉城街道', '明珠路8号'],
  [
    '杭州市西湖区文三路 90 号东部软件园 12 楼 徐小姐 13588880000',
    '徐小姐',
    '13588880000',
    '浙江省 杭州市 西湖区 ',
    '文三路90号东部软件园12楼',
  ],
  [
    '四川省凉山彝族自治州西昌市北城街道航天大道 1 号,吉克阿木,18080000000',
    '吉克阿木',
    '18080000000',
    '四川省 凉山彝族自治州 西昌市 北城街道',
    '航天大道1号',
  ],
  ['海南省儋州市那大镇中兴大街 5 号 吴海 18889000000', '吴海', '18889000000', '海南省 儋州市  那大镇', '中兴大街5号'],
  [
    '313000 浙江省湖州市德清县武康街道永安街 100 号，嵇老师，13757200000',
    '嵇老师',
    '13757200000',
    '浙江省 湖州市 德清县 武康街道',
    '永安街100号',
  ],
  [
    'John Smith 18601010101 上海市静安区南京西路街道南京西路1266号',
    'John Smith',
    '18601010101',
    '上海市 市辖区 静安区 南京西路街道',
    '南京西路1266号',
  ],
  ['浙江省湖州市吴兴区红旗路18号陈小满13800138000', '陈小满', '13800138000', '浙江省 湖州市 吴兴区 ', '红旗路18号'],
  [
    '中国广西壮族自治区桂林市阳朔县阳朔镇西街 33 号 覃芳 15807730000',
    '覃芳',
    '15807730000',
    '广西壮族自治区 桂林市 阳朔县 阳朔镇',
    '西街33号',
  ],
  ['香港九龙油尖旺区弥敦道 100 号 5 楼 李梅 13800138000', '李梅', '13800138000', '香港特别行政区 九龙油尖旺区  ', '弥敦道100号5楼'],
  ['中国台湾省台北市大安区忠孝东路四段 1 号，林先生，13800138001', '林先生', '13800138001', '台湾省 台北市大安区  ', '忠孝东路四段1号'],
  ['何小姐 13800138002 澳门特别行政区花地玛堂区黑沙环马路 3 号', '何小姐', '13800138002', '澳门特别行政区 花地玛堂区  ', '黑沙环马路3号'],
  ['山东省青岛市市南区香港中路 10 号 王磊 13800138003', '王磊', '13800138003', '山东省 青岛市 市南区 ', '香港中路10号'],
  [
    '姓名:郭靖 电话:13311112222 地址:天津市天津市和平区劝业场街道南京路189号 邮编:300000',
    '郭靖',
    '13311112222',
    '天津市 市辖区 和平区 劝业场街道',
    '南京路189号',
  ],
]

describe('one pasted line', () => {
  test.each(lines)('%s', async (line, name, phone, places, detail) => {
    const values = await readAddressLine(db, line)
    expect({ name: values.name, phone: values.phone, detail: values.detail }).toEqual({ name, phone, detail })
    const names = values.place ? await nameTyped(db, values.province, values.place) : await nameDivisions(db, values)
    expect(names && [names.province, names.city, names.district, names.town].join(' ')).toBe(places)
  })

  test('what is not there stays empty', () => {
    expect(splitAddressLine('吴兴区红旗路18号')).toEqual({ name: '', phone: '', place: '吴兴区红旗路18号' })
    expect(splitAddressLine('')).toEqual({ name: '', phone: '', place: '' })
    expect(splitAddressLine('陈小满 1380013800')).toMatchObject({ phone: '' })
  })

  test('a road named after a city is not that city', async () => {
    expect(await readAddressLine(db, '南京东路 100 号')).toMatchObject({ province: '', city: '', detail: '南京东路100号' })
  })

  test('S24 a hundred thousand characters are cut before they are read', () => {
    const started = performance.now()
    splitAddressLine('浙江省湖州市'.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(200)
  })
})
