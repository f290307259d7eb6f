//! Flags become marks: the line that is saved says everything the command said.

/// What the flags of `log` say.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Instead of marks")]
pub struct Marks {
    /// Someone who was there, as @"NAME" would say; may be given again
    #[arg(short = 'w', long = "with", value_name = "NAME")]
    pub with: Vec<String>,
    /// I promised this, as ! would say; a date at its end is when it comes due
    #[arg(long, value_name = "TEXT")]
    pub promise: Vec<String>,
    /// They promised this, as ? would say
    #[arg(long, value_name = "TEXT")]
    pub theirs: Vec<String>,
    /// I gave this, as > would say
    #[arg(long, value_name = "TEXT")]
    pub gave: Vec<String>,
    /// I got this, as < would say
    #[arg(long, value_name = "TEXT")]
    pub got: Vec<String>,
    /// Something about them, as + would say
    #[arg(long, value_name = "TEXT")]
    pub about: Vec<String>,
    /// Something that went well, as win: would say
    #[arg(long, value_name = "TEXT")]
    pub win: Vec<String>,
    /// Someone spoke for me, as spoke: would say: 'Bo Lindqvist to the panel'
    #[arg(long, value_name = "TEXT")]
    pub spoke: Vec<String>,
    /// A topic, as # would say
    #[arg(long, value_name = "WORD")]
    pub topic: Vec<String>,
    /// Keep it private, as #private would say
    #[arg(long)]
    pub private: bool,
}

impl Marks {
    /// Whether no flag was given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The words with every flag spelled out behind them; an error names a flag that no mark can say.
    pub fn spell(&self, words: &str) -> Result<String, String> {
        let mut line = words.trim().to_owned();
        self.spell_people(&mut line)?;
        let clauses = [
            ("--promise", Some('!'), "owe", &self.promise),
            ("--theirs", Some('?'), "theirs", &self.theirs),
            ("--gave", Some('>'), "gave", &self.gave),
            ("--got", Some('<'), "got", &self.got),
            ("--about", Some('+'), "about", &self.about),
            ("--win", None, "win", &self.win),
            ("--spoke", None, "spoke", &self.spoke),
        ];
        for (flag, mark, word, texts) in clauses {
            for text in texts {
                let text = one_line(text).replace(';', ",");
                let Some(first) = text.chars().next() else { return Err(format!("{flag} needs a text")) };
                // A mark touches a letter; before anything else its word does the same.
                match mark.filter(|_| first.is_alphabetic() || first == '@') {
                    Some(mark) => join(&mut line, &format!("{mark}{text}")),
                    None => {
                        end_clause(&mut line);
                        join(&mut line, &format!("{word}: {text}"));
                    }
                }
            }
        }
        for topic in &self.topic {
            let word = one_line(topic.trim().trim_start_matches(['#', '＃'])).replace(' ', "-");
            if !word.chars().any(char::is_alphabetic) {
                return Err(format!("--topic needs a word with a letter in it, and \"{topic}\" has none"));
            }
            join(&mut line, &format!("#{word}"));
        }
        if self.private {
            join(&mut line, "#private");
        }
        Ok(line)
    }

    /// Several people become a list, so that nobody of them is taken for the owner of the next clause.
    fn spell_people(&self, line: &mut String) -> Result<(), String> {
        if self.with.is_empty() {
            return Ok(());
        }
        // An open clause would swallow the names.
        if has_clause(line) {
            end_clause(line);
        }
        let before = line.contains('@');
        for (place, name) in self.with.iter().enumerate() {
            let name = one_line(&name.trim().trim_start_matches('@').replace(['"', '“', '”'], " "));
            if name.is_empty() {
                return Err("--with needs a name".to_owned());
            }
            let word = if place > 0 || (before && !line.ends_with(';')) { "and " } else { "" };
            join(line, &format!("{word}@\"{name}\""));
        }
        let several = self.with.len() > 1 || before;
        let clauses =
            [&self.promise, &self.theirs, &self.gave, &self.got, &self.about, &self.win, &self.spoke];
        if several && clauses.iter().any(|texts| !texts.is_empty()) {
            end_clause(line);
        }
        Ok(())
    }
}

/// White space of any kind as single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn join(line: &mut String, piece: &str) {
    if !line.is_empty() && !line.ends_with(' ') {
        line.push(' ');
    }
    line.push_str(piece);
}

/// `;` ends a clause.
fn end_clause(line: &mut String) {
    if !line.is_empty() && !line.ends_with(';') {
        line.push(';');
    }
}

/// Whether a word of the line may open a clause; a `;` too many costs nothing.
fn has_clause(line: &str) -> bool {
    const WORD_MARKS: [&str; 7] = ["owe:", "theirs:", "gave:", "got:", "about:", "win:", "spoke:"];
    line.split_whitespace().any(|word| {
        let word = word.to_lowercase();
        word.starts_with(['!', '?', '>', '<', '+', '！', '？', '＞', '＜', '＋'])
            || WORD_MARKS.iter().any(|mark| word.starts_with(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_flag_is_spelled_into_the_line() {
        let marks = Marks {
            with: list(&["Ana Silva"]),
            promise: list(&["send visa contact by fri"]),
            theirs: list(&["intro to Priya"]),
            gave: list(&["a draft"]),
            got: list(&["the template"]),
            about: list(&["loves natural wine"]),
            win: list(&["Checkout 3 shipped"]),
            spoke: list(&["Bo to the panel"]),
            topic: list(&["#travel", "q3 plan"]),
            private: true,
        };
        assert_eq!(
            marks.spell("Coffee").unwrap(),
            "Coffee @\"Ana Silva\" !send visa contact by fri ?intro to Priya >a draft <the template \
             +loves natural wine; win: Checkout 3 shipped; spoke: Bo to the panel #travel #q3-plan #private"
        );
    }

    #[test]
    fn a_name_never_falls_into_a_clause_that_is_open() {
        let marks = Marks { with: list(&["Bo"]), ..Marks::default() };
        assert_eq!(marks.spell("Coffee !send the deck").unwrap(), "Coffee !send the deck; @\"Bo\"");
        assert_eq!(marks.spell("Coffee with @Ana").unwrap(), "Coffee with @Ana and @\"Bo\"");
    }

    #[test]
    fn of_several_people_none_is_taken_for_the_owner() {
        let marks =
            Marks { with: list(&["Ana Silva", "Bo"]), promise: list(&["send it"]), ..Marks::default() };
        assert_eq!(marks.spell("Coffee").unwrap(), "Coffee @\"Ana Silva\" and @\"Bo\"; !send it");
    }

    #[test]
    fn a_text_that_no_mark_can_touch_is_said_with_a_word() {
        let marks =
            Marks { promise: list(&["3 slides by fri"]), gave: list(&["$50 voucher"]), ..Marks::default() };
        assert_eq!(marks.spell("Lunch").unwrap(), "Lunch; owe: 3 slides by fri; gave: $50 voucher");
    }

    #[test]
    fn flags_that_say_nothing_are_named() {
        let said = |marks: Marks| marks.spell("x").unwrap_err();
        assert!(said(Marks { with: list(&[" \" "]), ..Marks::default() }).contains("--with"));
        assert!(said(Marks { promise: list(&["\n"]), ..Marks::default() }).contains("--promise"));
        assert!(said(Marks { topic: list(&["#42"]), ..Marks::default() }).contains("--topic"));
    }
}
