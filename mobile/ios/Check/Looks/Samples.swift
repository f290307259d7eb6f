/// A source and what there is to say of it, so that a look that sees nothing is seen.
struct Sample {
    private let text: String
    private let catalog: [String]
    private let wrong: Int

    init(_ text: String, catalog: [String] = [], wrong: Int) {
        self.text = text
        self.catalog = catalog
        self.wrong = wrong
    }

    /// Nothing, if as much was found wrong as is.
    var objections: [String] {
        let sources = [Source("sample", text)]
        let said = catalog.map { key in
            (key, Catalog.Entry(localizations: ["en": .init(stringUnit: .init(value: key), variations: nil)]))
        }
        let catalogs = [Catalog(strings: Dictionary(uniqueKeysWithValues: said))]
        let strings = Strings(sources)
        let all =
            strings.words + strings.missing(in: catalogs) + strings.idle(in: catalogs) + Labels(sources).objections
            + Logs(sources).objections
        return all.count == wrong ? [] : ["of \(text): \(wrong) are wrong, and \(all.count) were found: \(all)"]
    }
}

// One to a line, however long.
// swift-format-ignore
let samples = [
    Sample(#"Text("log_save")"#, catalog: ["log_save"], wrong: 0),
    Sample(#"Text("Save")"#, wrong: 1),
    Sample(#"Text("log_save")"#, wrong: 1),
    Sample(#"Text("log_save")"#, catalog: ["log_save", "log_gone"], wrong: 1),
    Sample(#"Text("more_of \(count)")"#, catalog: ["more_of %lld"], wrong: 0),
    Sample(#"Text("more_of \(count)")"#, catalog: ["more_of"], wrong: 2),
    Sample(#"Summary("log_summary \(\.$line)", table: "Ways")"#, catalog: ["log_summary ${line}"], wrong: 0),
    Sample(#"let title = flag ? "Save it now" : "log_save""#, catalog: ["log_save"], wrong: 1),
    Sample(#"func title() -> LocalizedStringKey { switch a { case .a: "log_save" } }"#, catalog: ["log_save"], wrong: 0),
    Sample(#"Label("log_save", systemImage: "mic.fill")"#, catalog: ["log_save"], wrong: 0),
    Sample(#"Button { save() } label: { Image(systemName: "mic") }"#, wrong: 1),
    Sample(#"Button { save() } label: { Image(systemName: "mic") }.accessibilityLabel("log_save")"#, catalog: ["log_save"], wrong: 0),
    Sample(#"Button { save() } label: { Image(systemName: "mic") }.padding().accessibilityLabel(name)"#, wrong: 0),
    Sample(#"Button(action: save) { Text(name) }"#, wrong: 0),
    Sample(#"Button(action: save) { Image(systemName: "mic") }"#, wrong: 1),
    Sample(#"Button("") { save() }"#, wrong: 1),
    Sample(#"Button("log_save", action: save)"#, catalog: ["log_save"], wrong: 0),
    Sample(#"Toggle(isOn: $on) { EmptyView() }"#, wrong: 1),
    Sample(#"TextEditor(text: $text)"#, wrong: 1),
    Sample(#"Circle().onTapGesture { save() }"#, wrong: 1),
    Sample(#"Circle().onTapGesture { save() }.accessibilityLabel(name)"#, wrong: 0),
    Sample(#"struct Row: View { var body: some View { Text(name) } }; Button { save() } label: { Row() }"#, wrong: 0),
    Sample(#"struct Row: View { var body: some View { Circle() } }; Button { save() } label: { Row() }"#, wrong: 1),
    Sample(#"struct A: View { var body: some View { Button { go() } label: { row } }; var row: some View { Text(name) } }"#, wrong: 0),
    Sample(#"struct A: View { var body: some View { Button { go() } label: { row } }; var row: some View { Circle() } }"#, wrong: 1),
    Sample(#"func a() -> some View { let row = Text(name); return Button { go() } label: { row } }"#, wrong: 0),
    Sample(#"func a() -> some View { let row = Circle(); return Button { go() } label: { row } }"#, wrong: 1),
    Sample(#"var picture: String { switch self { case .a: "sun.max" } }"#, wrong: 0),
    Sample(#"var picture: String { switch self { case .a: "The sun" } }"#, wrong: 1),
    Sample(#"func save() { print(line) }"#, wrong: 1),
]
