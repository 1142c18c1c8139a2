//! Units of measure, as people print them.
//!
//! A printed unit is taken apart into factors (`W/(m·K)` is W, m⁻¹, K⁻¹). What each is worth is known by UCUM, the Unified
//! Code for Units of Measure, whose tables a crate brings; how people write it is in `alias`. What neither knows (件,
//! `%FS`) stands for itself: 件/h still converts into 件/min.

mod alias;

use unicode_normalization::UnicodeNormalization;

/// What a value in a unit is worth: `value · factor + offset` of the basic units of its dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Two values can be compared when these are the same.
    pub dimension: u32,
    /// What one is worth.
    pub factor: f64,
    /// What nought is worth.
    pub offset: f64,
}

impl Unit {
    /// The unit of a printed text; none is a pure number. `is_difference` says that a temperature is one between two
    /// others, as an accuracy is: 0.5 ℃ is then 0.5 K, and not 273.65 K.
    #[must_use]
    pub fn of(printed: &str, is_difference: bool) -> Self {
        let printed: String = printed.trim().nfkc().collect();
        if !is_difference && let Some((factor, offset)) = temperature(&printed) {
            return Self {
                dimension: dimension([0; 7], &[("temperature".to_owned(), 1)]),
                factor,
                offset,
            };
        }
        let mut product = Product::default();
        product.take(&printed);
        product.unit()
    }

    /// A value of this unit in basic units.
    #[must_use]
    pub fn base(&self, value: f64) -> f64 {
        value * self.factor + self.offset
    }

    /// A value in basic units in this unit.
    #[must_use]
    pub fn shown(&self, base: f64) -> f64 {
        (base - self.offset) / self.factor
    }
}

/// Factor and offset of a temperature, in ℃: relative misses are then what people expect of them.
fn temperature(printed: &str) -> Option<(f64, f64)> {
    match printed {
        "°C" | "C°" | "摄氏度" => Some((1.0, 0.0)),
        "K" => Some((1.0, -273.15)),
        "°F" => Some((5.0 / 9.0, -160.0 / 9.0)),
        _ => None,
    }
}

/// Factors multiplied so far.
#[derive(Debug)]
struct Product {
    factor: f64,
    dimension: [i8; 7],
    /// Those that stand for themselves, with their powers.
    own: Vec<(String, i8)>,
}

impl Default for Product {
    fn default() -> Self {
        Self {
            factor: 1.0,
            dimension: [0; 7],
            own: Vec::new(),
        }
    }
}

impl Product {
    /// Multiplies by a printed product. All that stands behind a stroke is divided by, as in print: W/m·K is W/(m·K).
    fn take(&mut self, printed: &str) {
        for (place, part) in printed.replace('每', "/").split('/').enumerate() {
            let sign = if place == 0 { 1 } else { -1 };
            let breaks = |letter: char| letter.is_whitespace() || "·.*×⋅∙•()（）[]【】,，".contains(letter);
            for factor in part.split(breaks).filter(|factor| !factor.is_empty()) {
                self.take_factor(factor, sign);
            }
        }
    }

    /// Multiplies by one factor: a number, or a unit with a power behind it and perhaps a number before it (24h).
    fn take_factor(&mut self, written: &str, sign: i8) {
        let rest = written.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number: f64 = written[..written.len() - rest.len()].parse().unwrap_or(1.0);
        let name = rest.trim_end_matches(|letter: char| letter.is_ascii_digit() || "+-−^".contains(letter));
        let power = rest[name.len()..].trim_start_matches('^').replace('−', "-");
        let power: i8 = power.parse().unwrap_or(1);
        let power = power.clamp(-9, 9) * sign;
        if name.is_empty() {
            self.factor *= number.powi(power.into());
        } else {
            self.factor *= number.powi(sign.into());
            self.take_atom(name, power);
        }
    }

    fn take_atom(&mut self, name: &str, power: i8) {
        if !name.contains(char::is_alphanumeric) && !"%‰°′″¥".contains(name) {
            return;
        }
        let name = name.replace('μ', "u");
        match alias::of(&name) {
            Some(own) if own.starts_with('=') => {
                let (own, per) = own[1..].split_once('/').unwrap_or((&own[1..], ""));
                self.own.push((own.to_owned(), power));
                if !per.is_empty() {
                    self.take_known(per, -power);
                }
            }
            Some(code) if self.take_known(code, power) => {}
            None if self.take_known(&name, power) => {}
            _ => match alias::count(&name) {
                Some((number, rest)) if !rest.is_empty() => {
                    self.factor *= number.powi(power.into());
                    self.take_atom(rest, power);
                }
                _ => self.own.push((name, power)),
            },
        }
    }

    /// Multiplies by a code of UCUM; whether there is one that multiplies (a logarithm does not).
    fn take_known(&mut self, code: &str, power: i8) -> bool {
        let Some(known) = ucum::analyze(code)
            .ok()
            .filter(|known| !known.is_special && known.factor > 0.0)
        else {
            return false;
        };
        self.factor *= known.factor.powi(power.into());
        for (sum, exponent) in self.dimension.iter_mut().zip(known.dimension.powi(power).0) {
            *sum = sum.saturating_add(exponent);
        }
        true
    }

    fn unit(self) -> Unit {
        // Beyond the size of anything that is measured it is a slip, with which nothing can be reckoned.
        let factor = if (1e-60..1e60).contains(&self.factor) {
            self.factor
        } else {
            1.0
        };
        Unit {
            dimension: dimension(self.dimension, &self.own),
            factor,
            offset: 0.0,
        }
    }
}

/// A number for the powers of basic units and of those that stand for themselves.
fn dimension(powers: [i8; 7], own: &[(String, i8)]) -> u32 {
    let mut own = own.to_vec();
    own.sort();
    let mut hash = blake3::Hasher::new();
    hash.update(&powers.map(|power| power.to_le_bytes()[0]));
    for (name, power) in own {
        hash.update(name.as_bytes()).update(&power.to_le_bytes()).update(b"\n");
    }
    let mut number = [0; 4];
    hash.finalize_xof().fill(&mut number);
    u32::from_le_bytes(number)
}

#[cfg(test)]
mod tests;
