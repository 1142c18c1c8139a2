//! What the index promises about suggestions at 200,000 records: each measured in processor time of its thread, so that
//! neighbours on the machine matter less. Beside criterion's means the 50th and the 99th of a hundred are printed.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use criterion::{Criterion, criterion_group, criterion_main};
use qiao_index::{Analyzer, Document, Filter, Index, Kind, Model, Part, Snapshot};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: i64 = 200_000;

/// Family names, the frequent ones first, as in "百家姓 2020": rank 1 has some 7 % of the people.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
/// Characters of given names.
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文辉建国志红梅宇浩然子轩梓涵思远一诺欣怡佳琪俊哲博文雨晨晓东海燕春雪峰鹏飞天翔宏达立新正阳启航云帆若溪语嫣嘉懿家豪泽楷睿渊越彬嵩煜祺智立果金鑫林森瑾瑜璇珊瑶琳莹洁倩颖露蕾薇";
const CITIES: [&str; 16] = [
    "北京", "上海", "重庆", "杭州", "南京", "武汉", "西安", "成都", "长沙", "合肥", "苏州", "宁波", "厦门", "大连",
    "青岛", "郑州",
];
const MIDDLES: [&str; 16] = [
    "新材料",
    "智能制造",
    "生物医药",
    "集成电路",
    "光电",
    "精密仪器",
    "环境",
    "能源",
    "机器人",
    "海洋",
    "航天",
    "化工",
    "农业",
    "轨道交通",
    "信息",
    "纳米",
];
const ENDS: [&str; 10] = [
    "研究院",
    "科技有限公司",
    "大学",
    "技术转移中心",
    "协会",
    "产业园",
    "孵化器",
    "医院",
    "实验室",
    "股份有限公司",
];
const ENGLISH: [&str; 12] = [
    "Institute",
    "University",
    "Technology",
    "Materials",
    "Advanced",
    "Photonics",
    "Center",
    "Energy",
    "Robotics",
    "Marine",
    "Laboratory",
    "Semiconductor",
];

/// `SplitMix64` (Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = (u128::from(mixed ^ (mixed >> 31)) * bound as u128) >> 64;
        usize::try_from(high).unwrap_or(0)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn person(&mut self) -> String {
        let families: Vec<char> = FAMILIES.chars().collect();
        let given: Vec<char> = GIVEN.chars().collect();
        // The smaller of two is small: the first name comes some 7 times of a hundred.
        let rank = (0..3).map(|_| self.below(families.len())).min().unwrap_or(0);
        let mut name = families[rank].to_string();
        for _ in 0..=usize::from(self.below(5) > 0) {
            name.push(given[self.below(given.len())]);
        }
        name
    }

    fn document(&mut self, id: i64) -> Document {
        match self.below(10) {
            0..7 => Document::new(Kind::Manager, id).text(Part::Name, self.person()),
            7..9 => {
                let name = format!(
                    "{}{}{}{}",
                    self.of(&CITIES),
                    self.person(),
                    self.of(&MIDDLES),
                    self.of(&ENDS)
                );
                let english = format!("{} {} {} {id}", self.of(&ENGLISH), self.of(&ENGLISH), self.of(&ENGLISH));
                Document::new(Kind::Organization, id)
                    .text(Part::Name, name)
                    .text(Part::Name, english)
            }
            _ => {
                let title = format!(
                    "{}用{}{}的{}",
                    self.of(&MIDDLES),
                    self.person(),
                    self.of(&MIDDLES),
                    self.of(&ENDS)
                );
                Document::new(Kind::Need, id).text(Part::Title, title)
            }
        }
    }
}

fn filled(dir: &Path) -> Snapshot {
    let mut dice = Dice(1);
    let started = cpu_time::ProcessTime::now();
    let index = Index::create(dir, &Analyzer::shipped(), &Model::default()).expect("created");
    let mut writer = index.writer(2).expect("the only writer");
    for id in 0..SIZE {
        writer.put(&dice.document(id)).expect("put");
        // Changes come little by little: there are several segments.
        if id % 60_000 == 59_999 {
            writer.commit(id).expect("committed");
        }
    }
    writer.commit(SIZE).expect("committed");
    writer.close().expect("closed");
    println!("{SIZE} names indexed in {:?} of processor time", started.elapsed());
    Index::open(dir, &Analyzer::shipped()).expect("opened").snapshot()
}

fn each(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

/// What is typed, by what it is.
fn typed() -> Vec<(&'static str, Vec<String>)> {
    let letters = each("abcdefghijklmnopqrstuvwxyz");
    let pairs = letters
        .iter()
        .flat_map(|a| letters.iter().map(move |b| format!("{a}{b}")));
    let mut dice = Dice(7);
    let mut many = |make: &mut dyn FnMut(&mut Dice) -> String| (0..200).map(|_| make(&mut dice)).collect::<Vec<_>>();
    let two = many(&mut |dice| dice.person().chars().take(2).collect());
    let cities = CITIES.iter().map(|city| (*city).to_owned()).collect();
    let initials = many(&mut |dice| {
        let letter = |dice: &mut Dice| dice.of(&["z", "l", "w", "c", "y", "x", "h", "s"]).to_owned();
        [letter(dice), letter(dice), letter(dice)].concat()
    });
    let syllables = ["zhang", "wang", "li", "chen", "wei", "jing", "min", "xiao", "yu", "hao"];
    let pinyin = many(&mut |dice| format!("{}{}", dice.of(&syllables), dice.of(&syllables)));
    let three = many(&mut |dice| dice.of(&["zha", "wan", "lix", "che", "liu", "yan", "hua"]).to_owned());
    let mixed = many(&mut |dice| {
        format!(
            "{}{}",
            dice.person().chars().next().unwrap_or('王'),
            dice.of(&syllables)
        )
    });
    let typo = many(&mut |dice| {
        let mut word: Vec<char> = dice.of(&ENGLISH).to_lowercase().chars().collect();
        let at = 1 + dice.below(word.len() - 2);
        word.swap(at, at + 1);
        word.into_iter().collect()
    });
    let short = many(&mut |dice| {
        let first = |word: &str| word.chars().next().unwrap_or('大');
        [first(dice.of(&CITIES)), first(dice.of(&MIDDLES)), first(dice.of(&ENDS))]
            .iter()
            .collect()
    });
    let words = many(&mut |dice| format!("{} {}", dice.of(&ENGLISH), &dice.of(&ENGLISH)[..2]));
    let noise = many(&mut |dice| (0..14).map(|_| letters[dice.below(26)].clone()).collect());
    vec![
        ("1 letter", letters.clone()),
        ("2 letters", pairs.collect()),
        ("3 letters", three),
        ("initials", initials),
        ("pinyin", pinyin),
        ("mixed", mixed),
        ("1 Chinese character", each(FAMILIES)),
        ("2 Chinese characters", two),
        ("a city", cities),
        ("abbreviation", short),
        ("a typo", typo),
        ("two words", words),
        ("noise", noise),
    ]
}

fn suggest(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let snapshot = filled(dir.path());
    let (filter, analyzer) = (Filter::default(), Analyzer::shipped());
    let mut group = c.benchmark_group("suggest");
    group.sample_size(10).measurement_time(Duration::from_secs(2));
    for (name, texts) in typed() {
        for (what, suggests) in [("", true), (" as spelling", false)] {
            let ask = |text: &str| {
                let started = ThreadTime::now();
                if suggests {
                    black_box(snapshot.suggest(text, &filter, 10).expect("looked"));
                } else {
                    black_box(snapshot.spellings(&analyzer, text).expect("read"));
                }
                started.elapsed()
            };
            let mut times: Vec<Duration> = texts.iter().cycle().take(1_000).map(|text| ask(text)).collect();
            times.sort_unstable();
            let found = |text: &&String| !snapshot.suggest(text, &filter, 10).expect("looked").is_empty();
            let found = texts.iter().filter(found).count();
            println!("{name}: something is suggested for {found} of {}", texts.len());
            println!(
                "{name}{what}: p50 {:?}, p99 {:?}, most {:?}",
                times[500], times[990], times[999]
            );
            if suggests {
                group.bench_function(name, |b| {
                    b.iter_custom(|rounds| (0..rounds).zip(texts.iter().cycle()).map(|(_, text)| ask(text)).sum());
                });
            }
        }
    }
    group.finish();
}

criterion_group!(suggestions, suggest);
criterion_main!(suggestions);
