/** Measures in which how much of a thing is asked; a counter of things (`人`, `户`) names the thing. */
const MEASURE =
  '时间|时候|钟头|工作日|小时|分钟|个?月|星期|岁数|年纪|年龄|钱|块钱?|[毛元天年岁周次回点号成倍级度]'

/** What only asks, bounds or allows: how much and how long, at most and at the latest, whether one may or must. */
const ASKING = new RegExp(
  [
    `多(?:少|长|久|大|高|远|宽|重|厚|深)(?:个?(?:${MEASURE}))?(?:之内|以内|内)?`,
    `几(?:个?(?:${MEASURE}))(?:之内|以内|内)?`,
    '最[晚早迟长短快慢](?=[^，。；？]{0,8}(?:多|几|什么|啥|何))',
    '最[多少高低大](?=[^，。；？]{0,8}(?:多|几|什么|啥|何))',
    '能不能|可不可以|让不让|准不准|行不行|用不用|要不要|需不需要|会不会|有没有|是不是|给不给',
    '不让|不准|不许|不能|必须|非得|一定要',
  ].join('|'),
  'gu',
)

/** A question without the words that only ask, so that what is left is what it is about. */
export const withoutAsking = (question: string): string => question.replace(ASKING, ' ')

/** A measure that a price is asked for (`一平米多少`). */
const PRICED =
  /[一每](?:平方米|立方米|平米|公斤|个月|[平方吨度])(?=(?:是|要|收|补|给|卖)?(?:多少|几|啥|什么))/gu

/** The same without the measures that a price is asked for: they are no things a document must name. */
export const withoutMeasures = (question: string): string => withoutAsking(question.replace(PRICED, ' '))
