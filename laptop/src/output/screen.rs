//! What a person sees: lines of text with a few looks.
//!
//! Every piece of text becomes harmless the moment it enters a screen, so nothing of the journal can reach a terminal
//! in any other way. A screen knows columns and wrapping; it does not know what its words mean.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use hallway_core::insights::clip;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use crate::output::sanitize::harmless;

/// How a piece of text looks where there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Without emphasis.
    #[default]
    Plain,
    /// What the line is about.
    Strong,
    /// Dates, references and other small print.
    Faint,
    /// The heading of a part.
    Heading,
}

impl Look {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Heading => AnsiColor::Cyan.on_default(),
        }
    }
}

/// A piece of harmless text with a look.
#[derive(Debug, Clone, Default)]
pub struct Span {
    text: String,
    look: Look,
}

impl Span {
    /// Text with a look.
    pub fn new(text: impl AsRef<str>, look: Look) -> Self {
        Self { text: harmless(text.as_ref()).into_owned(), look }
    }

    /// Its width in columns of the terminal.
    pub fn width(&self) -> usize {
        self.text.width()
    }

    /// The same, cut to a width; nothing where there is no room.
    pub fn clipped(self, width: usize) -> Self {
        let text = if width == 0 { String::new() } else { clip(&self.text, width) };
        Self { text, ..self }
    }

    /// The same with spaces up to a width.
    pub fn padded(mut self, width: usize) -> Self {
        let missing = width.saturating_sub(self.width());
        self.text.extend(std::iter::repeat_n(' ', missing));
        self
    }
}

/// Text as it is.
pub fn plain(text: impl AsRef<str>) -> Span {
    Span::new(text, Look::Plain)
}

/// What the line is about.
pub fn strong(text: impl AsRef<str>) -> Span {
    Span::new(text, Look::Strong)
}

/// What one may pass over: references, dates, hints.
pub fn faint(text: impl AsRef<str>) -> Span {
    Span::new(text, Look::Faint)
}

/// The heading of a part, on a line of its own.
pub fn heading(text: impl AsRef<str>) -> Span {
    Span::new(text, Look::Heading)
}

/// What ends the line of an act that can be taken back.
const UNDO: &str = " · undo";

/// A row of a table: its cells, of which one may wrap.
pub type Row = Vec<Span>;

/// Lines, ready to be shown.
#[derive(Debug, Default)]
pub struct Screen {
    lines: Vec<Vec<Span>>,
}

impl Screen {
    /// An empty screen.
    pub fn new() -> Self {
        Self::default()
    }

    /// A screen of one line.
    pub fn of(span: Span) -> Self {
        let mut screen = Self::new();
        screen.line([span]);
        screen
    }

    /// Adds a line.
    pub fn line(&mut self, spans: impl IntoIterator<Item = Span>) {
        self.lines.push(spans.into_iter().collect());
    }

    /// Adds an empty line, unless the last one is empty or there is none.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Adds text under a label of its own column, wrapped to `width`; a long text continues under itself.
    pub fn labelled(&mut self, label: Span, column: usize, text: &str, width: usize) {
        self.labelled_by(label, column, &plain(text), width);
    }

    /// The same with a text in the look of a span. A label that reaches the text gets a line of its own.
    pub fn labelled_by(&mut self, label: Span, column: usize, text: &Span, width: usize) {
        let reaches = column > 0 && label.width() >= column && !label.text.ends_with(' ');
        let (label, alone) = if reaches { (Span::default(), Some(label)) } else { (label, None) };
        if let Some(alone) = alone {
            self.line([alone]);
        }
        let mut label = Some(label.padded(column));
        for piece in wrapped(&text.text, width.saturating_sub(column)) {
            let before = label.take().unwrap_or_else(|| plain(" ".repeat(column)));
            self.line([before, Span { text: piece, look: text.look }]);
        }
    }

    /// Adds text wrapped to `width`.
    pub fn paragraph(&mut self, text: &str, width: usize) {
        self.labelled(Span::default(), 0, text, width);
    }

    /// A part with a heading; nothing when it has no rows.
    pub fn section(&mut self, title: &str, rows: Vec<Row>, flexible: usize, width: usize) {
        if rows.is_empty() {
            return;
        }
        self.gap();
        self.line([heading(title)]);
        self.table(2, rows, flexible, width);
    }

    /// Adds pieces one after another, each word on the line it fits on; later lines begin behind `indent` spaces. A
    /// word that is wider than a line gets one to itself.
    pub fn flow(&mut self, spans: impl IntoIterator<Item = Span>, indent: usize, width: usize) {
        let (mut line, mut used): (Vec<Span>, usize) = (Vec::new(), 0);
        for span in spans {
            for word in span.text.split_inclusive(' ') {
                let wide = word.trim_end().width();
                if used > indent && used + wide > width {
                    self.lines.push(std::mem::take(&mut line));
                    (line, used) = (vec![plain(" ".repeat(indent))], indent);
                    // A blank that stood between two words is not a beginning of a line.
                    if wide == 0 {
                        continue;
                    }
                }
                used += word.width();
                match line.last_mut() {
                    Some(last) if last.look == span.look => last.text.push_str(word),
                    _ => line.push(Span { text: word.to_owned(), look: span.look }),
                }
            }
        }
        self.lines.push(line);
    }

    /// Adds rows whose cells line up, two spaces apart, behind `indent` spaces. The cell at `flexible` wraps under
    /// itself, so that the whole stays within `width` if it can. Where too little is left for it, the cells of a row stand one
    /// after another.
    pub fn table(&mut self, indent: usize, rows: Vec<Row>, flexible: usize, width: usize) {
        const APART: usize = 2;
        const LEAST: usize = 20;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(Span::width).max().unwrap_or(0);
        let mut widths: Vec<usize> = (0..columns).map(widest).collect();
        let used = |widths: &[usize]| {
            widths.iter().filter(|width| **width > 0).map(|width| width + APART).sum::<usize>()
        };
        let others = used(&widths)
            - widths.get(flexible).map_or(0, |width| if *width > 0 { width + APART } else { 0 });
        let wanted = widths.get(flexible).copied().unwrap_or(0).min(LEAST);
        if indent + others + wanted > width {
            return rows.into_iter().for_each(|row| self.one_after_another(row, indent, width));
        }
        if let Some(width_of_text) = widths.get_mut(flexible) {
            *width_of_text = (*width_of_text).min(width.saturating_sub(indent + others).max(LEAST));
        }
        for row in rows {
            let text = row.get(flexible).cloned().unwrap_or_default();
            let mut pieces = wrapped(&text.text, widths.get(flexible).copied().unwrap_or(width)).into_iter();
            let first = Span { text: pieces.next().unwrap_or_default(), look: text.look };
            let before: usize = indent
                + widths
                    .iter()
                    .take(flexible)
                    .filter(|width| **width > 0)
                    .map(|width| width + APART)
                    .sum::<usize>();
            let mut line = vec![plain(" ".repeat(indent))];
            let last = row.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
            for (column, cell) in row.into_iter().enumerate().take(last + 1) {
                let cell = if column == flexible { first.clone() } else { cell };
                let Some(wide) = widths.get(column).filter(|wide| **wide > 0) else { continue };
                line.push(if column == last { cell } else { cell.padded(wide + APART) });
            }
            self.lines.push(line);
            for piece in pieces {
                self.line([plain(" ".repeat(before)), Span { text: piece, look: text.look }]);
            }
        }
    }

    /// A row of a table on a screen that is too narrow for one.
    fn one_after_another(&mut self, row: Row, indent: usize, width: usize) {
        let mut spans = vec![plain(" ".repeat(indent))];
        for cell in row.into_iter().filter(|cell| !cell.text.is_empty()) {
            if spans.len() > 1 {
                spans.push(faint(" · "));
            }
            spans.push(cell);
        }
        self.flow(spans, indent + 2, width);
    }

    /// Takes ` · undo` from the end of every line.
    pub fn without_undo(&mut self) {
        for span in self.lines.iter_mut().filter_map(|line| line.last_mut()) {
            if let Some(rest) = span.text.strip_suffix(UNDO) {
                span.text = rest.to_owned();
            }
        }
    }

    /// Adds a text in the look of a span, wrapped to `width`.
    pub fn wrapped(&mut self, text: &Span, width: usize) {
        self.labelled_by(Span::default(), 0, text, width);
    }

    /// Adds a sentence and the command that goes with it: beside it where there is room, else below.
    pub fn hint(&mut self, sentence: &str, command: &str, width: usize) {
        let (sentence, command) = (plain(sentence), plain(command));
        if sentence.width() + 2 + command.width() <= width {
            self.line([sentence, plain("  "), command]);
        } else {
            self.wrapped(&sentence, width);
            self.line([plain("  "), command]);
        }
    }

    /// Adds every line of another screen.
    pub fn append(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// How many lines there are.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// Keeps the first lines.
    pub fn keep(&mut self, lines: usize) {
        self.lines.truncate(lines);
    }

    /// The rows a terminal of this width needs.
    pub fn rows(&self, width: usize) -> usize {
        let rows =
            |line: &Vec<Span>| line.iter().map(Span::width).sum::<usize>().div_ceil(width.max(1)).max(1);
        self.lines.iter().map(rows).sum()
    }

    /// The same with every line that is wider than this going on below itself, between words. A line with a word that is wider
    /// alone is left to the terminal: what one copies from it stays whole.
    pub fn fitted(&self, width: usize) -> Self {
        let mut fitted = Self::new();
        for line in &self.lines {
            let wide: usize = line.iter().map(Span::width).sum();
            let mut words = line.iter().flat_map(|span| span.text.split(' '));
            if wide <= width || words.any(|word| word.width() > width) {
                fitted.lines.push(line.clone());
                continue;
            }
            let text = line.iter().map(|span| span.text.as_str()).collect::<String>();
            let indent = text.width() - text.trim_start_matches(' ').width();
            fitted.flow(line.iter().cloned(), indent + 2, width);
        }
        fitted
    }

    /// The text as it is sent, each line with its end and without spaces before it.
    pub fn text(&self, colour: bool) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let last = line.iter().rposition(|span| !span.text.trim_end().is_empty());
            for (place, span) in line.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
                let words = if Some(place) == last { span.text.trim_end() } else { span.text.as_str() };
                if colour && span.look != Look::Plain {
                    let style = span.look.style();
                    let _ = write!(text, "{style}{words}{style:#}");
                } else {
                    text.push_str(words);
                }
            }
            text.push('\n');
        }
        text
    }
}

/// The text in pieces of at most `width` columns, never fewer than one piece; control characters first made visible.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = harmless(text);
    let options = Options::new(width.max(10))
        // Only at spaces: `?` at a line's end and its words on the next would be another mark.
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A question as it stands on a terminal of so many columns: it goes on below itself between words and leaves room for an answer;
/// control characters are made visible, and blanks at its end stay.
pub fn folded(question: &str, width: usize) -> String {
    const ANSWER: usize = 2;
    let words = question.trim_end_matches(' ');
    let (indent, end) = (words.len() - words.trim_start_matches(' ').len(), question.get(words.len()..));
    let (first, below) = (" ".repeat(indent), " ".repeat(indent + 2));
    let options = Options::new(width.saturating_sub(ANSWER).max(10))
        .initial_indent(&first)
        .subsequent_indent(&below)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::fill(&harmless(words.trim_start_matches(' ')), options) + end.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_wide_goes_on_below_itself() {
        let mut screen = Screen::new();
        screen.line([plain("  New. "), faint("keep, or the same as somebody")]);
        screen.line([plain("  hallway sync join HALLWAY1AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHE")]);
        assert_eq!(
            screen.fitted(24).text(false),
            "  New. keep, or the same\n    as somebody\n\
             \u{20} hallway sync join HALLWAY1AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHE\n"
        );
    }

    #[test]
    fn a_question_goes_on_below_itself_and_keeps_its_last_blanks() {
        assert_eq!(folded("  Kept? [y]es, [n]o  ", 40), "  Kept? [y]es, [n]o  ");
        assert_eq!(folded("  Kept? [y]es, [n]o  ", 18), "  Kept? [y]es,\n    [n]o  ");
        assert_eq!(folded("Eve\u{1b}[2J? ", 40), "Eve␛[2J? ");
    }

    #[test]
    fn columns_line_up_in_any_script() {
        let mut screen = Screen::new();
        let row = |name: &str, day: &str| vec![plain(name), plain(day)];
        screen.table(2, vec![row("陳偉", "today"), row("Bo", "12 Oct"), row("Tomás", "")], 0, 80);
        assert_eq!(screen.text(false), "  陳偉   today\n  Bo     12 Oct\n  Tomás\n");
    }

    #[test]
    fn a_long_cell_continues_under_itself() {
        let mut screen = Screen::new();
        screen.table(
            0,
            vec![vec![plain("12 Oct"), plain("one two three four five six"), plain("bcd")]],
            1,
            33,
        );
        assert_eq!(screen.text(false), "12 Oct  one two three four    bcd\n        five six\n");
    }

    #[test]
    fn a_row_that_is_too_wide_for_a_table_goes_on_below_itself() {
        let mut screen = Screen::new();
        let row = |cells: &[&str]| cells.iter().map(plain).collect::<Row>();
        screen.table(
            0,
            vec![row(&["Ana Silva", "colleague", "Design director, Payments", "12 Oct", "bcd"])],
            2,
            40,
        );
        assert_eq!(
            screen.text(false),
            "Ana Silva · colleague · Design director,\n  Payments · 12 Oct · bcd\n"
        );
    }

    #[test]
    fn pieces_flow_from_line_to_line_between_their_words() {
        let mut screen = Screen::new();
        screen.flow([strong("Saved"), plain(" · coffee · Ana Silva"), faint(" · undo")], 2, 20);
        assert_eq!(screen.text(false), "Saved · coffee · Ana\n  Silva · undo\n");
        let mut screen = Screen::new();
        screen.flow([plain("hallway-home-ana-notes-at-work is long")], 2, 12);
        assert_eq!(screen.text(false), "hallway-home-ana-notes-at-work\n  is long\n");
    }

    #[test]
    fn colour_never_changes_the_words() {
        let mut screen = Screen::new();
        screen.line([heading("YOU OWE"), plain(" "), faint("bcd")]);
        assert_eq!(screen.text(false), "YOU OWE bcd\n");
        assert_eq!(anstream::adapter::strip_str(&screen.text(true)).to_string(), screen.text(false));
    }

    #[test]
    fn undo_is_not_offered_where_nothing_changed() {
        let mut screen = Screen::new();
        screen.line([plain("Changed · the undo · undo of it"), faint("   bcd"), faint(" · undo")]);
        screen.without_undo();
        assert_eq!(screen.text(false), "Changed · the undo · undo of it   bcd\n");
    }

    #[test]
    fn a_command_stands_below_its_sentence_when_the_line_is_full() {
        let mut screen = Screen::new();
        screen.hint("Whose could you help?", "hallway goal projects begin NAME", 60);
        screen.hint("No projects yet. Whose could you help with?", "hallway goal projects begin NAME", 60);
        assert_eq!(
            screen.text(false),
            "Whose could you help?  hallway goal projects begin NAME\n\
             No projects yet. Whose could you help with?\n  hallway goal projects begin NAME\n"
        );
    }

    #[test]
    fn what_enters_a_screen_is_harmless() {
        let mut screen = Screen::new();
        screen.paragraph("Eve\u{1b}[2J\u{202e}", 80);
        assert_eq!(screen.text(true), "Eve␛[2J‹U+202E›\n");
    }
}
