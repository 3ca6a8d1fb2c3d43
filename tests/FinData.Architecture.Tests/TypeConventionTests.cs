using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FinData.Architecture.Tests;

public sealed class TypeConventionTests
{
    [Fact]
    public void PublicClasses_AreSealedStaticOrAbstract()
    {
        var open = Product.Assemblies
            .SelectMany(static assembly => assembly.GetExportedTypes())
            .Where(static type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsGenerated(type));

        Assert.Empty(open);
    }

    /// <summary>Written by a generator, which does not know the house's rules: serializers, Razor components, and the class of a top-level program.</summary>
    private static bool IsGenerated(Type type)
        => type.IsDefined(typeof(GeneratedCodeAttribute))
           || type.IsDefined(typeof(CompilerGeneratedAttribute))
           || type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) == true
           || type.Assembly.EntryPoint?.DeclaringType == type
           || IsRazor(type);

    private static bool IsRazor(Type type)
        => type.Name == "_Imports" || type.GetInterfaces().Any(static i => i.FullName == "Microsoft.AspNetCore.Components.IComponent");
}
