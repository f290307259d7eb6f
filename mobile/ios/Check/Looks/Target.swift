import Foundation
import SwiftParser
import SwiftSyntax

/// A source as it was parsed.
struct Source {
    let path: String
    let tree: SourceFileSyntax
    private let places: SourceLocationConverter

    init(_ path: String, _ text: String) {
        self.path = path
        tree = Parser.parse(source: text)
        places = SourceLocationConverter(fileName: path, tree: tree)
    }

    /// Where something stands, as an editor opens it.
    func place(_ syntax: some SyntaxProtocol) -> String {
        "\(path):\(syntax.startLocation(converter: places).line)"
    }
}

/// A string catalog: keys, and what each says in English.
struct Catalog: Decodable {
    struct Entry: Decodable {
        struct Localization: Decodable {
            struct Unit: Decodable { let value: String }
            struct Variations: Decodable { let plural: [String: Localization]? }
            let stringUnit: Unit?
            let variations: Variations?

            var values: [String] {
                if let stringUnit { return [stringUnit.value] }
                return variations?.plural?.values.flatMap(\.values) ?? []
            }
        }
        let localizations: [String: Localization]?
    }
    let strings: [String: Entry]
}

struct Target {
    let name: String
    private let folders: [String]

    init(_ name: String, _ folders: [String]) {
        self.name = name
        self.folders = folders
    }

    func sources() throws -> [Source] {
        try files("swift").map { Source($0, try String(contentsOfFile: $0, encoding: .utf8)) }
    }

    func catalogs() throws -> [Catalog] {
        try files("xcstrings").map { try JSONDecoder().decode(Catalog.self, from: Data(contentsOf: URL(fileURLWithPath: $0))) }
    }

    private func files(_ ending: String) throws -> [String] {
        let all = folders.flatMap { folder in
            (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
        }
        return all.filter { $0.hasSuffix(".\(ending)") }.sorted()
    }
}
