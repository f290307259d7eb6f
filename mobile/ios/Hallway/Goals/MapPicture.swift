import JournalKit
import SwiftUI

/// Who has a say, as a picture and a list at once: rows are the say, from the strongest down, columns what each has shown. A say
/// that nobody has is a dashed place. Where text is large, the columns are words beside each name.
struct MapPicture: View {
    let map: GoalMap
    let open: @MainActor (OnTheMap) -> Void
    let fill: @MainActor () -> Void
    @Environment(\.dynamicTypeSize) private var size

    private var isList: Bool { size >= .xxLarge }

    var body: some View {
        let rows = map.rows
        if !rows.isEmpty {
            VStack(alignment: .leading, spacing: 8) {
                if !isList { columns }
                ForEach(rows, id: \.say) { row in
                    Divider()
                    Text(row.say.word)
                        .font(.footnote.weight(.semibold))
                        .foregroundStyle(.hallwayAccent)
                        .padding(.horizontal, Size.edge)
                        .accessibilityAddTraits(.isHeader)
                    if isList { list(row) } else { picture(row) }
                    if let gap = row.gap { Nobody(why: gap.why.capital, fill: fill) }
                }
                Divider()
            }
        }
    }

    /// Said with every name; read out on their own they would say nothing.
    private var columns: some View {
        HStack(alignment: .top) {
            ForEach(Shows.allCases, id: \.self) { shows in
                Text(shows.word)
                    .font(.footnote)
                    .foregroundStyle(.secondary)
                    .multilineTextAlignment(.center)
                    .frame(maxWidth: .infinity)
            }
        }
        .padding(.horizontal, 12)
        .accessibilityHidden(true)
    }

    private func picture(_ row: MapRow) -> some View {
        HStack(alignment: .top) {
            ForEach(Shows.allCases, id: \.self) { shows in
                VStack(spacing: 8) {
                    ForEach(row.people(who: shows), id: \.seat) { one in
                        Button {
                            open(one)
                        } label: {
                            VStack(spacing: 3) {
                                Initials(one: one)
                                Text(one.person.name).font(.footnote).lineLimit(2).multilineTextAlignment(.center)
                            }
                        }
                        .buttonStyle(.plain)
                        .accessibilityLabel(one.spoken(row.say))
                    }
                }
                .frame(maxWidth: .infinity)
            }
        }
        .padding(.horizontal, 12)
    }

    private func list(_ row: MapRow) -> some View {
        ForEach(Shows.allCases.flatMap(row.people(who:)), id: \.seat) { one in
            Button {
                open(one)
            } label: {
                TwoLines(first: one.person.name, second: one.stance.word)
            }
            .buttonStyle(.plain)
            .padding(.horizontal, Size.edge)
            .touchable()
            .accessibilityLabel(one.spoken(row.say))
        }
    }
}

extension OnTheMap {
    /// Who they are, what say they have and what they have shown, in one breath.
    fileprivate func spoken(_ say: Say) -> Text {
        let shown = [stance.word, said].filter { !$0.isEmpty }.joined(separator: ", ")
        return Text("seat_spoken \(person.name) \(Text(say.word)) \(shown)")
    }
}

/// Two letters in a circle: full for who would speak, dashed for who has not heard of it.
private struct Initials: View {
    let one: OnTheMap
    @ScaledMetric private var width: CGFloat = 44

    var body: some View {
        Text(one.person.initials)
            .font(.subheadline.weight(.medium))
            .foregroundStyle(one.stance == .wouldSpeak ? Color(uiColor: .systemBackground) : .primary)
            .frame(width: width, height: width)
            .background(ground, in: .circle)
            .overlay {
                if one.stance != .wouldSpeak { Circle().strokeBorder(.secondary, style: line) }
            }
    }

    private var line: StrokeStyle {
        StrokeStyle(lineWidth: 1.5, dash: one.stance == .doesNotKnow ? [5, 4] : [])
    }

    private var ground: Color {
        switch one.stance {
        case .wouldSpeak: .hallwayAccent
        case .hasConcerns: .hallwaySoft
        default: .clear
        }
    }
}

/// A place that nobody has, with what would fill it.
private struct Nobody: View {
    let why: String
    let fill: @MainActor () -> Void
    @ScaledMetric private var width: CGFloat = 44

    var body: some View {
        Button(action: fill) {
            HStack(spacing: 12) {
                Circle()
                    .strokeBorder(.secondary, style: StrokeStyle(lineWidth: 1.5, dash: [5, 4]))
                    .frame(width: width, height: width)
                    .accessibilityHidden(true)
                Text(why).font(.subheadline).foregroundStyle(.secondary).frame(maxWidth: .infinity, alignment: .leading)
            }
        }
        .buttonStyle(.plain)
        .padding(.horizontal, Size.edge)
        .accessibilityHint("map_put_on")
    }
}
