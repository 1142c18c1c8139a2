use proptest::prelude::*;

use super::*;

/// A value in one unit as a value in another; none where they do not compare.
fn converted(value: f64, from: &str, to: &str) -> Option<f64> {
    let (from, to) = (Unit::of(from, false), Unit::of(to, false));
    (from.dimension == to.dimension).then(|| to.shown(from.base(value)))
}

#[test]
fn what_is_printed_in_china_converts() {
    for (value, from, to, wanted) in [
        (1.0, "MPa", "kPa", 1_000.0),
        (1.0, "Mpa", "bar", 10.0),
        (200.0, "℃", "K", 473.15),
        (212.0, "°F", "℃", 100.0),
        (5.0, "%", "", 0.05),
        (1.0, "%", "ppm", 10_000.0),
        (1.0, "mg/L", "g/m³", 1.0),
        (1.0, "kW·h", "MJ", 3.6),
        (1.0, "kWh", "千瓦时", 1.0),
        (3.0, "万元", "元", 30_000.0),
        (1.0, "亿元", "万元", 10_000.0),
        (1.0, "元/t", "元/kg", 0.001),
        (25.0, "mm", "cm", 2.5),
        (1.0, "μm", "nm", 1_000.0),
        (1.0, "µm", "微米", 1.0),
        (1.0, "W/(m·K)", "mW/(cm·K)", 10.0),
        (1.0, "W/m·K", "W/(m·℃)", 1.0),
        (1.0, "W·m⁻¹·K⁻¹", "W/(m·K)", 1.0),
        (1.0, "kN", "牛", 1_000.0),
        (60.0, "件/h", "件/min", 1.0),
        (24.0, "g/(m²·24h)", "g/(m²·h)", 1.0),
        (1.0, "次/千小时", "次/h", 0.001),
        (60.0, "rpm", "r/s", 1.0),
        (1.0, "Gbps", "Mbps", 1_000.0),
        (1.0, "mAh/g", "A·h/kg", 1.0),
        (2.0, "年", "年", 2.0),
        (1.0, "cm^2", "mm2", 100.0),
        (1.0, "㎡", "m²", 1.0),
        (1.0, "10^4 m³/d", "m³/d", 10_000.0),
        (7.0, "%FS", "%FS", 7.0),
        (7.0, "dB(A)", "dB(A)", 7.0),
        (1.0, "mΩ·cm²", "Ω·cm²", 0.001),
    ] {
        let is = converted(value, from, to).unwrap_or_else(|| panic!("{from} does not compare with {to}"));
        assert!(
            (is - wanted).abs() <= wanted.abs() * 1e-9,
            "{value} {from} = {is} {to}, not {wanted}"
        );
    }
}

#[test]
fn what_measures_something_else_does_not_compare() {
    for (one, other) in [
        ("MPa", "mm"),
        ("%", "%FS"),
        ("件/h", "次/h"),
        ("dB", ""),
        ("元", "万美元"),
        ("g", "gf"),
        ("mg/L", "mg/kg"),
        ("h", "次"),
    ] {
        assert_eq!(converted(1.0, one, other), None, "{one} {other}");
    }
}

#[test]
fn half_a_degree_of_accuracy_is_half_a_kelvin() {
    let (celsius, kelvin) = (Unit::of("℃", true), Unit::of("K", true));
    assert_eq!(celsius, kelvin);
    assert!((celsius.base(0.5) - 0.5).abs() < 1e-12);
}

proptest! {
    #[test]
    fn any_text_is_some_unit_and_there_and_back_is_the_same(text in ".{0,32}", value in -1e9..1e9_f64) {
        for is_difference in [false, true] {
            let unit = Unit::of(&text, is_difference);
            prop_assert!(unit.factor.is_finite() && unit.factor > 0.0);
            let back = unit.shown(unit.base(value));
            prop_assert!((back - value).abs() <= value.abs() * 1e-9 + 1e-6, "{value} {back}");
        }
    }
}
