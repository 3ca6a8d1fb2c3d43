using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FinData.Simulation;

/// <summary>
/// Names the await that a queued continuation belongs to: type, method and number of the await in it. Taken from the compiler's state machine, which the
/// continuation leads to; only the names of a trace depend on it.
/// </summary>
internal static class AwaitPoint
{
    private const string Started = "start";

    private static readonly ConcurrentDictionary<Type, (string Method, FieldInfo? Machine, FieldInfo? State)> Boxes = [];

    public static string NameOf(Task task)
    {
        var box = task.AsyncState is Action continuation ? continuation.Target : task.AsyncState;
        if (box is null)
        {
            return Started;
        }

        var (method, machine, state) = Boxes.GetOrAdd(box.GetType(), static type => Describe(type));
        return state is null ? Started : string.Create(null, $"{method}@{state.GetValue(machine!.GetValue(box))}");
    }

    private static (string Method, FieldInfo? Machine, FieldInfo? State) Describe(Type type)
    {
        var machine = type.GetField("StateMachine");
        if (machine is null || !typeof(IAsyncStateMachine).IsAssignableFrom(machine.FieldType))
        {
            return (Started, null, null);
        }

        // The machine of Owner.MethodAsync is the nested type Owner.<MethodAsync>d__7.
        var name = machine.FieldType.Name;
        var end = name.LastIndexOf('>');
        var method = name.StartsWith('<') && end > 1 ? name[1..end] : name;
        return ($"{machine.FieldType.DeclaringType?.Name}.{method}", machine, machine.FieldType.GetField("<>1__state"));
    }
}
