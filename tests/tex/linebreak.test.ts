/** Scripts without spaces between words: lines end where TeX Live's XeLaTeX ends them. */
import { describe, expect, test } from 'vitest';
import { logNatively } from './support/native.ts';
import { errors, isBuilt, setDocument } from './support/typesetter.ts';

/** What people who do not exist write about their work. */
const TEXTS = {
  Chinese:
    '负责华东地区三个仓库的日常运营，带领十二人的团队，将出库差错率从2.1降至0.4；与供应商重新谈判，全年节约“约”38万元。熟练使用SAP、Excel及Python（数据分析）。',
  Japanese:
    '東京本社で会計システムの刷新を担当し、月次決算を十二日から五日に短縮しました。チームは七名、予算は1,200万円。「ユーザー」向けの研修を年二十回ほど行っています。ちょっと待って、ゃっゅょー。',
  Korean:
    '서울에서 간호사로 여섯 해 동안 일하며 환자 스물네 명의 병동을 맡았습니다. 신입 간호사 교육도 담당하였습니다.',
  Thai: 'รับผิดชอบการพยาบาลผู้ป่วยในแผนกฉุกเฉินของโรงพยาบาลจังหวัดเชียงใหม่เป็นเวลาหกปี สอนนักศึกษาพยาบาลปีละยี่สิบคน และลดเวลารอคอยของผู้ป่วยลงร้อยละสามสิบ',
  Lao: 'ຂ້ອຍເຮັດວຽກເປັນຄູສອນພາສາອັງກິດຢູ່ໂຮງຮຽນມັດທະຍົມໃນນະຄອນຫຼວງວຽງຈັນເປັນເວລາຫ້າປີ',
  Khmer:
    'ខ្ញុំបានបម្រើការងារជាគ្រូបង្រៀនភាសាអង់គ្លេសនៅវិទ្យាល័យមួយក្នុងខេត្តសៀមរាប ទទួលខុសត្រូវលើការរៀបចំកម្មវិធីសិក្សា និងបណ្តុះបណ្តាលគ្រូថ្មី',
  Burmese: 'ကျွန်မသည် ရန်ကုန်မြို့ရှိ ဆေးရုံကြီးတွင် သူနာပြုအဖြစ် ခြောက်နှစ်ကြာ အလုပ်လုပ်ခဲ့ပါသည်။',
};
const LOCALES = {
  Chinese: 'zh',
  Japanese: 'ja',
  Korean: 'ko',
  Thai: 'th',
  Lao: 'lo',
  Khmer:
    'ខ្ញុំបានបម្រើការងារជាគ្រូបង្រៀនភាសាអង់គ្លេសនៅវិទ្យាល័យមួយក្នុងខេត្តសៀមរាប ទទួលខុសត្រូវលើការរៀបចំកម្មវិធីសិក្សា និងបណ្តុះបណ្តាលគ្រូថ្មី',
  Burmese: 'my',
};

/** The font lacks most of these letters, which have a width all the same. */
const document = (language: keyof typeof TEXTS) => String.raw`
\documentclass{article}
\tracinglostchars=0 \hbadness=10000 \hfuzz=\maxdimen
\begin{document}
\XeTeXlinebreaklocale "${LOCALES[language]}"
\XeTeXlinebreakskip=0pt plus 1pt
\setbox0=\vbox{\hsize=60pt \parindent=0pt ${TEXTS[language]}\par}
\showboxdepth=9 \showboxbreadth=9999 \batchmode \showbox0
\end{document}
`;

/** The lines of the box, from what TeX says of it. */
function lines(log: string): string[] {
  const shown = log.slice(log.indexOf('> \\box0='), log.indexOf('! OK.')).replaceAll('\n', ' ');
  return shown
    .split('\\hbox(')
    .slice(1)
    .map((line) => [...line.matchAll(/\.\\TU\/\S+ (.*?)(?= \.|$)/g)].map(([, text]) => text).join('|'));
}

describe.skipIf(!isBuilt)('lines end as in XeLaTeX', () => {
  test.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])('%s', (language) => {
    const source = document(language);
    const page = setDocument(new Map([['main.tex', new TextEncoder().encode(source)]]), 'xelatex');
    expect(errors(page)).toEqual([]);
    const log = new TextDecoder().decode(page.files.get('main.log'));
    expect(lines(log)).toEqual(lines(logNatively(source, 'xelatex')));
  });
});
