const wishes =
  /长辈版|关怀版|老年版|老人模式|大字|大号字|字体大|字号|large ?(text|print|font)|big ?(text|font)|dark ?mode|夜间模式|深色模式|省流量/i

/** Whether somebody looks for larger text or another setting rather than for goods. */
export const isDisplayWish = (query: string): boolean => wishes.test(query)
