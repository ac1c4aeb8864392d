/** A browser and its device in a few words, from what it says of itself: 「Chrome · Android」. Empty when it says nothing known. */
export function deviceName(userAgent: string | null): string {
  const text = userAgent ?? ''
  const find = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(text))?.[1]
  const browser = find([
    [/MicroMessenger/, '微信 WeChat'],
    [/AlipayClient/, '支付宝 Alipay'],
    [/HuaweiBrowser/, 'Huawei Browser'],
    [/MiuiBrowser/, 'Mi Browser'],
    [/Edg(A|iOS)?\//, 'Edge'],
    [/Firefox\/|FxiOS\//, 'Firefox'],
    [/Chrome\/|CriOS\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const device = find([
    [/HarmonyOS/, 'HarmonyOS'],
    [/Android/, 'Android'],
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'Mac'],
    [/Linux/, 'Linux'],
  ])
  return [browser, device].filter(Boolean).join(' · ')
}
