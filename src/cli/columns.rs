//! Tables of text whose columns stand one under the other, Chinese letters too.

use unicode_width::UnicodeWidthStr;

/// The rows, a line each; two spaces between columns and none at the end of a line.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_one_under_the_other() {
        let rows = [["a", "管理员", "x"], ["bbb", "r", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows), "a    管理员  x\nbbb  r\n");
    }
}
