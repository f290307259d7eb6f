// Reads the sources of the app with Swift's own parser and says what no compiler says: text that stands in the source instead of the
// catalog, keys that are missing or lie idle, and what can be touched and has no name. script/ios runs it in mobile/ios.
//
//     looks                          looks at the app, its widgets and its share sheet
// One line for each thing it looked at: ok or not ok, and below it where.

import Foundation

/// What is looked at together: folders whose sources see one another's strings.
let targets = [
    Target("Hallway", ["Hallway", "HallwayIntents"]),
    Target("HallwayWidgets", ["HallwayWidgets", "HallwayIntents"]),
    Target("HallwayShare", ["HallwayShare"]),
]

func say(_ what: String, _ objections: [String]) {
    print("\(objections.isEmpty ? "ok" : "not ok") \(what)")
    for objection in objections { print("    \(objection)") }
}

// What cannot tell a wrong source from a right one proves nothing.
say("looks: every sample that is wrong is told, and none that is right", samples.flatMap(\.objections))

for target in targets {
    let sources = try target.sources()
    let catalogs = try target.catalogs()
    let strings = Strings(sources)
    say("text: no words stand in the sources of \(target.name)", strings.words)
    say("catalog: every key that \(target.name) uses is in it", strings.missing(in: catalogs))
    say("catalog: every key of \(target.name) is used and says something", strings.idle(in: catalogs))
    say("labels: whatever can be touched in \(target.name) has a name", Labels(sources).objections)
    say("logs: \(target.name) writes nothing anywhere", Logs(sources).objections)
}
