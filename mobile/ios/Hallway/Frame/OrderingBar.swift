import JournalKit
import SwiftUI

/// After an update: how far the journal is put in order, and that a line can be logged meanwhile.
struct OrderingBar: View {
    let progress: Progress

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Text("ordering \(Int(progress.done)) \(Int(progress.total))")
                .font(.subheadline)
                // Said once, and not at every number.
                .accessibilityLabel("ordering_begins")
            ProgressView(value: Double(progress.done), total: Double(max(progress.total, 1))).accessibilityHidden(true)
        }
        .padding(.horizontal, Size.edge)
        .padding(.vertical, 10)
        .background(.bar)
    }
}
