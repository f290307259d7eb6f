//! An act answers from inside its own transaction: what it tells is what was so when it was done, whatever another process
//! does right after.

#![allow(clippy::unwrap_used)]

use syn::{
    Expr, ExprMethodCall, ImplItemFn,
    visit::{self, Visit},
};

use crate::source::{files, relative, shipped};

/// What runs a transaction.
const ACTS: &[&str] = &["commit", "commit_record", "noted"];

/// Functions that ask the journal again after they acted on it.
#[derive(Default)]
struct Asks {
    acted: bool,
    asked: bool,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Asks {
    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        (self.acted, self.asked) = (false, false);
        visit::visit_impl_item_fn(self, function);
        if self.asked {
            self.found.push(function.sig.ident.to_string());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if is_of_self(&call.receiver) {
            self.asked |= self.acted;
            self.acted |= ACTS.iter().any(|act| call.method == act);
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// Whether this is `self`, or something that is reached from it.
fn is_of_self(expression: &Expr) -> bool {
    match expression {
        Expr::Path(path) => path.path.is_ident("self"),
        Expr::Field(field) => is_of_self(&field.base),
        Expr::MethodCall(call) => is_of_self(&call.receiver),
        Expr::Reference(reference) => is_of_self(&reference.expr),
        Expr::Try(tried) => is_of_self(&tried.expr),
        _ => false,
    }
}

fn asks_again(file: &syn::File) -> Vec<String> {
    let mut asks = Asks::default();
    asks.visit_file(file);
    asks.found
}

#[test]
fn no_act_reads_its_receipt_in_a_second_snapshot() {
    let twice = "impl Room<'_> {
        fn add(&self) -> Result<Reference> {
            let id = self.journal.commit(\"added\", move |txn| txn.create(one))?;
            self.journal.reference(id)
        }
        fn once(&self) -> Result<Reference> {
            let name = self.name()?;
            self.journal.commit(\"added\", move |txn| txn.answer(name))
        }
    }";
    assert_eq!(asks_again(&syn::parse_str(twice).unwrap()), ["add"]);
    let (mut acts, mut wrong) = (0, Vec::new());
    for path in files("core/src/journal", ".rs") {
        let path = relative(&path);
        let text = std::fs::read_to_string(crate::source::root().join(&path)).unwrap();
        acts += ACTS.iter().map(|act| text.matches(&format!(".{act}(")).count()).sum::<usize>();
        let file: syn::File = syn::parse2(shipped(&path, &text).tokens).unwrap();
        wrong.extend(asks_again(&file).into_iter().map(|function| format!("{path}: {function}")));
    }
    assert!(acts > 40, "{acts} acts were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
