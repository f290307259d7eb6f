import AppIntents
import HallwayGroup
import SwiftUI
import WidgetKit

/// On the home screen what looks like the field, and two first names; on the lock screen whom one meets next, and when. Never a word
/// of a line, and nobody where the app asks for the lock of the phone.
struct LineWidget: Widget {
    var body: some WidgetConfiguration {
        StaticConfiguration(kind: "line", provider: Glances()) { glance in
            LineView(glance: glance).containerBackground(.background, for: .widget)
        }
        .configurationDisplayName("widget_name")
        .description("widget_what")
        .supportedFamilies([.systemSmall, .accessoryRectangular])
    }
}

/// What is shown from a moment on.
struct Glance: TimelineEntry {
    let date: Date
    let shown: GlanceShown
}

/// What the app kept for the widgets: it draws them anew whenever that changes.
struct Glances: TimelineProvider {
    func placeholder(in context: Context) -> Glance {
        Glance(date: .now, shown: GlanceShown())
    }

    func getSnapshot(in context: Context, completion: @escaping (Glance) -> Void) {
        completion(Glance(date: .now, shown: kept))
    }

    func getTimeline(in context: Context, completion: @escaping (Timeline<Glance>) -> Void) {
        let shown = kept
        completion(Timeline(entries: shown.changes(from: .now).map { Glance(date: $0, shown: shown) }, policy: .never))
    }

    private var kept: GlanceShown { AppGroup.glance?.read() ?? GlanceShown() }
}

struct LineView: View {
    let glance: Glance
    @Environment(\.widgetFamily) private var family

    var body: some View {
        switch family {
        case .accessoryRectangular: NextView(meeting: glance.shown.next(at: glance.date))
        default: FieldView(likely: glance.shown.likely)
        }
    }
}

/// The lock screen: whom one meets next; a touch opens their card. With nobody to meet, a touch opens the field.
struct NextView: View {
    let meeting: GlanceShown.Meeting?

    var body: some View {
        VStack(alignment: .leading) {
            if let meeting {
                Text(meeting.people.map(\.name).formatted(.list(type: .and, width: .narrow))).font(.headline).lineLimit(1)
                Text(meeting.begin, style: .time)
            } else {
                Label("widget_log", systemImage: "square.and.pencil").font(.headline)
            }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .widgetURL(link.url)
    }

    private var link: HallwayGroup.Link {
        meeting.map { .prep($0.people.map(\.id)) } ?? .log(with: [])
    }
}

/// The home screen: what looks like the field, and two people of whom a touch begins a line.
struct FieldView: View {
    let likely: [GlanceShown.Somebody]

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Button(intent: OpenLog(with: nil)) {
                Text("widget_field")
                    .font(.callout)
                    .foregroundStyle(.secondary)
                    .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: .topLeading)
            }
            ForEach(likely, id: \.id) { person in
                Button(intent: OpenLog(with: person.id)) {
                    Text(person.name).lineLimit(1).frame(maxWidth: .infinity, alignment: .leading)
                }
                .accessibilityLabel("widget_line_about \(person.name)")
            }
        }
    }
}
