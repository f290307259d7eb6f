import AppIntents
import SwiftUI
import WidgetKit

/// In Control Center, on the lock screen and on the action button: to the empty field in one touch. On a locked phone the system asks
/// for the lock first: what is in the field is nobody else's.
@available(iOS 18.0, *)
struct LogControl: ControlWidget {
    var body: some ControlWidgetConfiguration {
        StaticControlConfiguration(kind: "log") {
            ControlWidgetButton(action: OpenLog(with: nil)) {
                Label("widget_log", systemImage: "square.and.pencil")
            }
        }
        .displayName("widget_log")
        .description("control_what")
    }
}
