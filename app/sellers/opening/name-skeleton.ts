/** Letters and digits that people take for one another, folded to one of them. */
const lookAlikes: Record<string, string> = {
  а: 'a',
  ɑ: 'a',
  α: 'a',
  в: 'b',
  ь: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ε: 'e',
  ɡ: 'g',
  һ: 'h',
  н: 'h',
  і: 'i',
  ı: 'i',
  ι: 'i',
  l: 'i',
  '1': 'i',
  '|': 'i',
  ӏ: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  м: 'm',
  ո: 'n',
  о: 'o',
  ο: 'o',
  σ: 'o',
  '0': 'o',
  〇: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  '5': 's',
  т: 't',
  τ: 't',
  υ: 'u',
  ѵ: 'v',
  ν: 'v',
  ѡ: 'w',
  ԝ: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
  '2': 'z',
  '8': 'b',
}

/** Han characters that differ by a stroke or by script only: each pair is one written form and the one it is folded to. */
const hanPairs =
  '莊庄農农場场園园業业荼茶漁渔魚鱼雞鸡鴨鸭鵝鹅養养蠶蚕絲丝筍笋蓮莲蔥葱鄉乡縣县鎮镇長长興兴潯浔吳吴陳陈張张劉刘楊杨趙赵黃黄孫孙馬马許许鄭郑謝谢韓韩馮冯葉叶蘇苏盧卢蔣蒋戶户裡里裏里溝沟灣湾橋桥東东龍龙鳳凤雲云麗丽華华豐丰寶宝廣广門门館馆麵面曰日未末己已巳已土士人入氷冰鍾钟鐘钟羅罗鄔邬錢钱費费陸陆顧顾潤润溫温淸清靑青眞真鮮鲜乾干幹干菓果'
const hanLookAlikes = Object.fromEntries(hanPairs.match(/../gu)?.map((pair) => [...pair]) ?? []) as Record<string, string>

/**
 * What two names must not share: compatibility forms folded (NFKC), lower case, letters and Han characters that look alike made one,
 * spaces, marks, punctuation and invisible characters dropped. 「清溪农场」, 「清 溪農場」 and 「清溪·农场」 are one name.
 */
export function nameSkeleton(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  let skeleton = ''
  for (const letter of plain) {
    const folded = lookAlikes[letter] ?? hanLookAlikes[letter] ?? letter
    if (/[\p{L}\p{N}]/u.test(folded)) skeleton += folded
  }
  return skeleton
}
