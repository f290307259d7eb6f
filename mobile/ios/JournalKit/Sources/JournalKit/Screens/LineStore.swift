/// One line, whole: its words, who is in it, and what came from it.
public final class LineStore: Held<EntryPage> {
    private let reference: Reference

    public init(_ door: Door, line: RecordId) {
        let reference = Reference(id: line, letters: "", part: nil)
        self.reference = reference
        super.init(door) { journal, now in
            guard case .entry(let page) = try journal.show(reference: reference, now: now) else { throw NoLine() }
            return page
        }
    }

    /// Deletes the line and what came from it.
    public func delete() {
        act(Deed(about: answer?.text ?? "", kind: .deleted)) { [reference] journal, now in
            _ = try journal.delete(reference: reference, now: now)
        }
    }
}

/// A place that names something else than a line.
private struct NoLine: Error {}

extension EntryPage {
    /// The day at its place.
    public var day: NaiveDate { String(at.prefix(10)) }
}

extension LineItem {
    /// A promise that was kept.
    public var isKept: Bool { what == .promise && kind == "kept" }

    /// A promise that was let go.
    public var isLetGo: Bool { what == .promise && kind == "dropped" }
}
