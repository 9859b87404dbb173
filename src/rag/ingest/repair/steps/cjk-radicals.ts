/**
 * Characters that fonts draw with the glyph of a CJK radical, so that a PDF's text layer holds the radical (U+2E80–2EFF).
 * NFKC leaves all but two of these as they are. Source: Unicode's EquivalentUnifiedIdeograph.txt.
 */
const PAIRS =
  '⺁厂⺅亻⺆冂⺉刂⺊卜⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const CHARACTERS = [...PAIRS]

/** Ideograph for each radical. */
export const IDEOGRAPHS: ReadonlyMap<string, string> = new Map(
  CHARACTERS.flatMap((character, index) =>
    index % 2 === 0 ? [[character, CHARACTERS[index + 1]!] as const] : [],
  ),
)
