import { HuidaError } from '../../../../shared/errors.ts'

/** 规程第十九条: ways of saying that it went on to somebody else, which alone are no answer. */
const FORMULAS = new RegExp(
  [
    '(?:已|现|现已)?(?:经)?(?:将)?(?:此事|该诉求|该问题|诉求|工单|您的诉求)?(?:已)?(?:转办|转交|转至|转给|转到|转有关|移交|交由|移送|派发)[^，。；！\\s]*',
    '(?:已|现已)(?:经)?(?:告知|答复|处理|办理|办结|回复|联系|反馈|知悉|收到|受理|登记|记录|解决)(?:市民|诉求人|来电人|您|完毕|完成)?',
    '收悉|知悉|正在(?:办理|处理|核实)中?|(?:有关|相关|责任)(?:部门|单位)|(?:我|本)(?:单位|局|委|办|街道|中心)',
    '(?:请|望|烦请)?您?(?:耐心)?等待[^，。；！]*|(?:感谢|谢谢)[^，。；！]*|您?好|您的?(?:来电|来信|反映|诉求|问题)',
    '[，。；、！：:;,.!\\s]',
  ].join('|'),
  'gu',
)
const LEAST = 2

/** ERR_INPUT_INVALID when a part of an answer says nothing beside that it was passed on or taken note of. */
export function requireSubstance(text: string, part: string): void {
  if ([...text.replace(FORMULAS, '')].length >= LEAST) return
  throw new HuidaError('ERR_INPUT_INVALID', `不得简单以“已转办”“已告知”等作为办结答复，请写明${part}`)
}
