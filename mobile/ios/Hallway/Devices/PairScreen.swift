import JournalKit
import SwiftUI

/// Pairing, one thing at a time: the code, the digits, the records.
struct PairScreen: View {
    let store: PairingStore
    @Environment(HallwayModel.self) private var hallway
    @ScaledMetric(relativeTo: .largeTitle) private var letters: CGFloat = 48

    var body: some View {
        Group {
            switch store.step {
            case .idle: PairBegin(store: store)
            case .begun: waiting
            case .code(let ticket, let squares, let seconds): code(ticket, squares, seconds)
            case .digits(let digits, let device, let asks): self.digits(digits, device.name, asks)
            case .keepBoth(let device, let leftBehind): keepBoth(device.name, leftBehind.map(\.name))
            case .syncing(let device, let transfer): coming(device.name, transfer)
            case .paired(let device): done(device.name)
            case .failed(let trouble): failed(trouble)
            }
        }
        .navigationTitle("devices_pair")
        .navigationBarTitleDisplayMode(.inline)
        .sensoryFeedback(trigger: store.step) { _, step in
            switch step {
            case .digits, .keepBoth: .selection
            case .paired: .success
            case .failed: .error
            default: nil
            }
        }
    }

    private var waiting: some View {
        Centered {
            ProgressView()
            Text("pair_looking").foregroundStyle(.secondary)
        } foot: {
            cancel
        }
    }

    private var cancel: some View {
        Button("cancel", action: store.cancel).buttonStyle(.wide(loud: false))
    }

    private func code(_ ticket: String, _ squares: [[Bool]], _ seconds: UInt64) -> some View {
        Centered {
            Text("pair_read_this").foregroundStyle(.secondary)
            CodeSquares(squares: squares)
            GoodUntil(seconds: seconds)
            Button("pair_copy", systemImage: "doc.on.doc") { copyPrivately(ticket) }.touchable()
        } foot: {
            cancel
        }
    }

    /// Six digits alone, in two halves. No comes first in reading order.
    private func digits(_ digits: String, _ device: String, _ asks: Bool) -> some View {
        Centered {
            Text(digits)
                .font(.system(size: letters, weight: .semibold, design: .monospaced))
                .minimumScaleFactor(0.5)
                .lineLimit(1)
                .environment(\.layoutDirection, .leftToRight)
                .accessibilityLabel(digits.map(String.init).joined(separator: " "))
            Text(asks ? "pair_same \(device)" : "pair_same_there \(device)").foregroundStyle(.secondary)
        } foot: {
            if asks {
                Button("no") { store.answer(false) }.buttonStyle(.wide(loud: false))
                Button("pair_they_are") { store.answer(true) }.buttonStyle(.wide(loud: true))
            } else {
                cancel
            }
        }
    }

    private func keepBoth(_ device: String, _ leftBehind: [String]) -> some View {
        Centered {
            Text("pair_keep_both \(device)").font(.title3)
            if !leftBehind.isEmpty {
                Text("pair_left_behind \(leftBehind.joined(separator: ", "))").foregroundStyle(.secondary)
            }
        } foot: {
            Button("no") { store.answer(false) }.buttonStyle(.wide(loud: false))
            Button("pair_keep") { store.answer(true) }.buttonStyle(.wide(loud: true))
        }
    }

    private func coming(_ device: String, _ transfer: Transfer?) -> some View {
        let records = Int(transfer?.records ?? 0)
        return Centered {
            Text("pair_coming \(device)").foregroundStyle(.secondary)
            if let total = transfer?.total, total > 0 {
                ProgressView(value: min(Double(records), Double(total)), total: Double(total))
                Text("pair_records_of \(records) \(Int(total))").foregroundStyle(.secondary)
            } else {
                // How much there is, is not known yet: the bar keeps its place and does not move.
                ProgressView(value: 0, total: 1)
                Text("pair_records \(records)").foregroundStyle(.secondary)
            }
        } foot: {
            cancel
        }
    }

    private func done(_ device: String) -> some View {
        Centered {
            Text("pair_done \(device)").font(.title3)
        } foot: {
            Button("pair_on") {
                store.again()
                hallway.walk(Array(hallway.way.places.filter { $0 != .pairing }))
            }
            .buttonStyle(.wide(loud: true))
        }
    }

    private func failed(_ trouble: Trouble) -> some View {
        Centered {
            Text(store.saidNo ? String(localized: "pair_wrong_digits") : trouble.words).font(.title3)
        } foot: {
            Button("try_again", action: store.again).buttonStyle(.wide(loud: true))
        }
    }
}

/// Until when a code is good, as it was when it was shown.
private struct GoodUntil: View {
    let seconds: UInt64
    @State private var shown = Date.now

    var body: some View {
        Text("pair_good_until \(shown.addingTimeInterval(Double(seconds)).formatted(date: .omitted, time: .shortened))")
            .foregroundStyle(.secondary)
    }
}
